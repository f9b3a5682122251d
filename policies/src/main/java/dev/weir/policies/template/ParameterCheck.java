package dev.weir.policies.template;

import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds path parameters that templates use but no operation has. A step of the whole API serves
 * many operations: a parameter is known there when any of them has it, because an absent value is
 * the empty text. For the compiler; not thread-safe.
 */
public final class ParameterCheck {
  private final IdentityHashMap<Templated, Set<String>> parameters = new IdentityHashMap<>();
  private final List<Templated> order = new ArrayList<>();

  /**
   * Says that an operation with these path parameters uses settings; any kind of settings will do.
   */
  public void used(Object settings, Collection<String> operation) {
    if (settings instanceof Templated templated) {
      Set<String> known = parameters.get(templated);
      if (known == null) {
        known = new LinkedHashSet<>();
        parameters.put(templated, known);
        order.add(templated);
      }
      known.addAll(operation);
    }
  }

  /** Reports every parameter that none of the operations has. */
  public void report(Problems problems) {
    for (Templated settings : order) {
      Set<String> known = parameters.getOrDefault(settings, Set.of());
      for (Template template : settings.templates()) {
        for (String name : template.parameters()) {
          if (!known.contains(name)) {
            template.error(
                problems,
                "unknown-variable",
                "{" + name + "} is neither a path parameter here nor a known value",
                remedy(name, known));
          }
        }
      }
    }
  }

  private static String remedy(String name, Collection<String> known) {
    String parameter = Suggest.among(name, known);
    if (!parameter.isEmpty()) {
      return parameter;
    }
    String value = TemplateReader.nearest(name);
    if (!value.isEmpty()) {
      return value;
    }
    return known.isEmpty()
        ? "the path has no parameters; write {{ where a brace is meant"
        : "the path has " + String.join(", ", known);
  }
}
