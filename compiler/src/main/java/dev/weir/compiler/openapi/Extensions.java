package dev.weir.compiler.openapi;

import dev.weir.config.Node;

/** Vendor extensions: the members whose key begins with {@code x-}, with their places. */
final class Extensions {
  private Extensions() {}

  /** Those that are our own words. */
  static Node.Mapping words(Node.Mapping extensions) {
    Node.Builder words = Node.mapping();
    extensions
        .members()
        .forEach(
            (key, member) -> {
              if (key.startsWith("x-weir-")) {
                words.put(key, member.place(), member.value());
              }
            });
    return words.build(extensions.place());
  }

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
