package dev.weir.compiler.specification;

import dev.weir.config.Node;

/**
 * Rewrites a schema of JSON Schema draft 4 for the newest draft, which has the conditions that
 * {@link Choices} needs. Schemas of other drafts are left alone.
 */
final class Draft4 {
  private static final String DRAFT_4 = "http://json-schema.org/draft-04/schema#";
  private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

  private Draft4() {}

  static Node.Mapping modern(Node.Mapping schema) {
    boolean old = schema.get("$schema") instanceof Node.Scalar s && s.text().equals(DRAFT_4);
    if (!old) {
      return schema;
    }
    Node.Builder copy = Node.mapping();
    schema
        .members()
        .forEach(
            (key, member) -> {
              if (key.equals("$schema")) {
                copy.put(key, NEWEST);
              } else if (!key.equals("id")) {
                copy.put(key, modern(member.value()));
              }
            });
    return copy.build();
  }

  /** In draft 4 {@code exclusiveMinimum} says how {@code minimum} is meant. */
  private static Node modern(Node node) {
    if (node instanceof Node.Sequence list) {
      return Node.list(list.items().stream().map(Draft4::modern).toList());
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    boolean exclusive =
        mapping.get("exclusiveMinimum") instanceof Node.Scalar s && s.text().equals("true");
    Node.Builder copy = Node.mapping();
    mapping
        .members()
        .forEach(
            (key, member) -> {
              if (exclusive && key.equals("minimum")) {
                copy.put("exclusiveMinimum", member.value());
              } else if (!exclusive || !key.equals("exclusiveMinimum")) {
                copy.put(key, modern(member.value()));
              }
            });
    return copy.build();
  }
}
