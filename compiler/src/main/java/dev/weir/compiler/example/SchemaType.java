package dev.weir.compiler.example;

import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;

/** The type that a schema says or implies. */
final class SchemaType {
  private SchemaType() {}

  static String of(Located schema) {
    Node type = schema.get("type").map(Located::node).orElse(null);
    if (type instanceof Node.Sequence types) {
      for (Node item : types.items()) {
        if (item instanceof Node.Scalar scalar && !scalar.text().equals("null")) {
          return scalar.text();
        }
      }
    }
    if (type instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    if (schema.get("properties").isPresent()) {
      return "object";
    }
    return schema.get("items").isPresent() ? "array" : "";
  }
}
