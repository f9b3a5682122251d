package dev.weir.compiler.openapi;

import dev.weir.config.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller must prove: one of the alternatives, and within it every scheme. OpenAPI 3.1
 * §4.8.30.
 *
 * @param alternatives scheme names with the scopes that each needs
 * @param place where it is written
 */
public record Requirement(List<Map<String, List<String>>> alternatives, Place place) {
  /** Copies the collections. */
  public Requirement {
    alternatives =
        alternatives.stream()
            .map(schemes -> Collections.unmodifiableMap(new LinkedHashMap<>(schemes)))
            .toList();
  }

  /** Whether nobody needs to prove anything: no alternative, or one that asks for nothing. */
  public boolean open() {
    return alternatives.isEmpty() || alternatives.stream().anyMatch(Map::isEmpty);
  }
}
