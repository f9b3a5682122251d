package dev.weir.compiler.openapi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A path template in canonical form.
 *
 * @param text begins with {@code /}; literals are encoded as RFC 3986 §6.2.2 has it, parameters
 *     stand in braces, a last segment of {@code *} stands for the rest
 * @param shape the same with the parameters' names left out: equal for templates that match the
 *     same paths
 * @param parameters names of those whose value is certain, from left to right
 * @param written every name that the author wrote, also those whose value is not certain: one that
 *     stands twice, or right behind another
 */
public record Template(String text, String shape, List<String> parameters, Set<String> written) {
  /** Copies the collections. */
  public Template {
    parameters = List.copyOf(parameters);
    written = Collections.unmodifiableSet(new LinkedHashSet<>(written));
  }
}
