package dev.weir.compiler.specification;

import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a definition apart, so that a large one is checked piece by piece in little memory: each
 * path item and, where the specification describes them, each schema is a piece; the rest, with
 * empty mappings in their stead, is another.
 */
final class Pieces {
  private static final Node EMPTY = Node.mapping().build();

  private final Specification specification;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(Specification specification) {
    this.specification = specification;
  }

  /**
   * A part of a definition.
   *
   * @param node the part
   * @param pointer where it stands
   * @param schema the pointer of the schema it is checked against; empty for the root
   */
  record Piece(Node node, String pointer, String schema) {}

  static List<Piece> of(Specification specification, Node definition) {
    Pieces found = new Pieces(specification);
    Node rest = found.taken(definition);
    found.pieces.add(0, new Piece(rest, "", ""));
    return found.pieces;
  }

  private Node taken(Node definition) {
    return switch (specification) {
      case SWAGGER_2_0 ->
          take(
              take(definition, List.of("paths"), "/definitions/pathItem"),
              List.of("definitions"),
              "/definitions/schema");
      case OPENAPI_3_0 ->
          take(
              take(definition, List.of("paths"), "/definitions/PathItem"),
              List.of("components", "schemas"),
              "/definitions/Schema");
      case OPENAPI_3_1, OPENAPI_3_2 -> take(definition, List.of("paths"), "/$defs/path-item");
    };
  }

  /** The node without the members of the mapping at the end of the keys. */
  private Node take(Node node, List<String> keys, String schema) {
    return take(node, keys, 0, "", schema);
  }

  private Node take(Node node, List<String> keys, int depth, String pointer, String schema) {
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    Node.Builder copy = Node.mapping();
    for (Map.Entry<String, Node.Member> entry : mapping.members().entrySet()) {
      String key = entry.getKey();
      Node value = entry.getValue().value();
      String below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      if (depth < keys.size()) {
        boolean onTheWay = key.equals(keys.get(depth));
        copy.put(
            key,
            entry.getValue().place(),
            onTheWay ? take(value, keys, depth + 1, below, schema) : value);
      } else if (isPiece(key, value, schema)) {
        pieces.add(new Piece(value, below, schema));
        copy.put(key, entry.getValue().place(), EMPTY);
      } else {
        copy.put(key, entry.getValue().place(), value);
      }
    }
    return copy.build(mapping.place());
  }

  /** What the schema of the whole says about a key or a reference is left to it. */
  private static boolean isPiece(String key, Node value, String schema) {
    boolean path = schema.endsWith("athItem") || schema.endsWith("path-item");
    return value instanceof Node.Mapping mapping
        && (path
            ? key.startsWith("/")
            : key.matches("[a-zA-Z0-9._-]+") && mapping.get("$ref") == null);
  }
}
