package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a migrated project says, put together as a mapping of the shape of {@code weir.yaml}. Each
 * value keeps the place where its author wrote it. Not thread-safe.
 */
final class Layer {
  private final Node.Builder root = Node.mapping();
  private final Map<String, Node.Builder> operations = new LinkedHashMap<>();

  static Node.Scalar text(String text, Place place) {
    return new Node.Scalar(Node.Kind.TEXT, text, place);
  }

  static Node.Scalar yes(Place place) {
    return new Node.Scalar(Node.Kind.BOOLEAN, "true", place);
  }

  void put(String key, Node value) {
    root.put(key, value);
  }

  void putText(String key, String text, Place place) {
    root.put(key, text(text, place));
  }

  /** A value for one operation, {@code GET /pets}, or for all of a path, {@code * /pets}. */
  void putOperation(String operation, String key, Node value) {
    operations.computeIfAbsent(operation, name -> Node.mapping()).put(key, value);
  }

  /** The mapping; call once, when everything is put. */
  Node.Mapping build() {
    Node.Builder all = Node.mapping();
    operations.forEach((name, settings) -> all.put(name, settings.build()));
    Node.Mapping built = all.build();
    if (!built.members().isEmpty()) {
      root.put("operations", built);
    }
    return root.build();
  }
}
