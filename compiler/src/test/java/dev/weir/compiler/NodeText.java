package dev.weir.compiler;

import dev.weir.config.Node;
import java.util.stream.Collectors;

/** Values in one line, for comparison. */
public final class NodeText {
  private NodeText() {}

  /** For example {@code [{user: [read]}]}. */
  public static String of(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(NodeText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Mapping) node)
        .members().entrySet().stream()
            .map(member -> member.getKey() + ": " + of(member.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
