package dev.weir.policies.headers;

import dev.weir.policies.template.Template;
import java.util.List;

/**
 * One header field and the values it gets.
 *
 * @param name as written
 * @param values one or more
 */
record FieldEdit(String name, List<Template> values) {
  FieldEdit {
    values = List.copyOf(values);
  }
}
