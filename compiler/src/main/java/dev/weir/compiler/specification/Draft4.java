package dev.weir.compiler.specification;

import dev.weir.config.Node;
import java.util.List;

/**
 * Rewrites a schema of JSON Schema draft 4 for the newest draft, which has the conditions that
 * {@link Choices} needs. Schemas of other drafts are left alone.
 */
final class Draft4 {
  private static final String DRAFT_4 = "http://json-schema.org/draft-04/schema#";
  private static final String OF_DRAFT_4 = DRAFT_4 + "/";
  private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

  private static final Node TYPES =
      Node.mapping()
          .put(
              "enum",
              Node.texts(
                  List.of("array", "boolean", "integer", "null", "number", "object", "string")))
          .build();

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
    if (mapping.get("$ref") instanceof Node.Scalar reference
        && reference.text().startsWith(OF_DRAFT_4)) {
      return ofDraft4(reference.text().substring(reference.text().lastIndexOf('/') + 1));
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

  /** What draft 4 says of its own keywords, as far as Swagger 2.0 refers to it. */
  private static Node ofDraft4(String keyword) {
    return switch (keyword) {
      case "title", "description", "pattern" -> type("string");
      case "uniqueItems", "exclusiveMinimum", "exclusiveMaximum" -> type("boolean");
      case "minimum", "maximum" -> type("number");
      case "multipleOf" ->
          Node.mapping().put("type", "number").put("exclusiveMinimum", Node.number(0)).build();
      case "positiveInteger", "positiveIntegerDefault0" ->
          Node.mapping().put("type", "integer").put("minimum", Node.number(0)).build();
      case "enum" -> list(Node.mapping().build());
      case "stringArray" -> list(type("string"));
      case "type" -> Node.mapping().put("anyOf", Node.list(List.of(TYPES, list(TYPES)))).build();
      default -> Node.mapping().build();
    };
  }

  private static Node type(String name) {
    return Node.mapping().put("type", name).build();
  }

  private static Node list(Node items) {
    return Node.mapping()
        .put("type", "array")
        .put("items", items)
        .put("minItems", Node.number(1))
        .put("uniqueItems", Node.flag(true))
        .build();
  }
}
