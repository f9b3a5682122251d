package dev.weir.compiler.openapi;

import dev.weir.config.Node;

/** Vendor extensions: the members whose key begins with {@code x-}, with their places. */
final class Extensions {
  private Extensions() {}

  static Node.Mapping of(Node node) {
    Node.Builder extensions = Node.mapping();
    if (node instanceof Node.Mapping mapping) {
      mapping
          .members()
          .forEach(
              (key, member) -> {
                if (key.startsWith("x-")) {
                  extensions.put(key, member.place(), member.value());
                }
              });
    }
    return extensions.build(node.place());
  }
}
