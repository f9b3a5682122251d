package dev.weir.policies.template;

import java.util.List;

/** Settings that hold templates. */
public interface Templated {
  /** All of them. */
  List<Template> templates();
}
