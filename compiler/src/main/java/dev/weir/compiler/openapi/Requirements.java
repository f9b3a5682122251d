package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code security} of a definition or an operation. */
final class Requirements {
  private Requirements() {}

  /** Empty when the holder says nothing. A malformed alternative never opens anything. */
  static Optional<Requirement> of(Located holder) {
    return holder.get("security").map(found -> read(found.node()));
  }

  private static Requirement read(Node node) {
    List<Map<String, List<String>>> alternatives = new ArrayList<>();
    boolean malformed = !(node instanceof Node.Sequence);
    if (node instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Mapping schemes) {
          alternatives.add(schemes(schemes));
        } else {
          malformed = true;
        }
      }
    }
    if (malformed && alternatives.isEmpty()) {
      // The check reports it; until it is mended nobody can prove anything.
      alternatives.add(Map.of("", List.of()));
    }
    return new Requirement(alternatives, node.place());
  }

  private static Map<String, List<String>> schemes(Node.Mapping mapping) {
    Map<String, List<String>> schemes = new LinkedHashMap<>();
    mapping
        .members()
        .forEach(
            (name, member) -> {
              List<String> scopes = new ArrayList<>();
              if (member.value() instanceof Node.Sequence list) {
                for (Node scope : list.items()) {
                  if (scope instanceof Node.Scalar text) {
                    scopes.add(text.text());
                  }
                }
              }
              schemes.put(name, List.copyOf(scopes));
            });
    return schemes;
  }
}
