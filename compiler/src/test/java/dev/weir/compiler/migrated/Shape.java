package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import java.util.stream.Collectors;

/** Values in one line, for comparison. */
final class Shape {
  private Shape() {}

  static String of(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(Shape::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Mapping) node)
        .members().entrySet().stream()
            .map(member -> member.getKey() + ": " + of(member.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
