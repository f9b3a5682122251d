package dev.weir.compiler.specification;

import java.util.List;

/**
 * One place where a definition breaks its specification.
 *
 * @param location the keys that lead there
 * @param keyword the rule of the schema that is broken; empty when nothing may be there at all
 * @param schemaLocation where that rule stands
 * @param path how the check came there, for grouping
 */
record Violation(List<String> location, String keyword, String schemaLocation, String path) {
  Violation {
    location = List.copyOf(location);
  }
}
