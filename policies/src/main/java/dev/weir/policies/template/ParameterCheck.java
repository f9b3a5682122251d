package dev.weir.policies.template;

import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.Collection;

/** Finds path parameters that templates use but no operation has. For the compiler. */
public final class ParameterCheck {
  private ParameterCheck() {}

  /**
   * Reports every unknown parameter of settings that are {@link Templated}; does nothing for
   * others.
   *
   * @param known the parameters of the operation's path template; for a step of the whole API those
   *     of all its operations, because an absent value is the empty text
   */
  public static void check(Object settings, Collection<String> known, Problems problems) {
    if (!(settings instanceof Templated templated)) {
      return;
    }
    for (Template template : templated.templates()) {
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
