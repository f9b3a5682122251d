package dev.weir.compiler.reference;

import dev.weir.config.Node;
import java.util.HashMap;
import java.util.Map;

/** The {@code $anchor}s of a document (JSON Schema 2020-12 §8.2.2), the first of each name. */
final class Anchors {
  private Anchors() {}

  static Map<String, Node> of(Node root) {
    Map<String, Node> anchors = new HashMap<>();
    collect(root, anchors);
    return anchors;
  }

  private static void collect(Node node, Map<String, Node> anchors) {
    if (node instanceof Node.Mapping mapping) {
      if (mapping.get("$anchor") instanceof Node.Scalar name) {
        anchors.putIfAbsent(name.text(), node);
      }
      mapping.members().values().forEach(member -> collect(member.value(), anchors));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> collect(item, anchors));
    }
  }
}
