package dev.weir.compiler.openapi;

import java.util.List;

/**
 * A path template in canonical form.
 *
 * @param text begins with {@code /}; literals are encoded as RFC 3986 §6.2.2 has it, parameters
 *     stand in braces, a last segment of {@code *} stands for the rest
 * @param shape the same with the parameters' names left out: equal for templates that match the
 *     same paths
 * @param parameters their names, from left to right
 */
public record Template(String text, String shape, List<String> parameters) {
  /** Copies the list. */
  public Template {
    parameters = List.copyOf(parameters);
  }
}
