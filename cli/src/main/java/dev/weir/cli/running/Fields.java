package dev.weir.cli.running;

import dev.weir.config.Node;
import dev.weir.gateway.text.Escape;
import java.util.List;

/** Values of a document that a gateway gave, safe to show: control characters are escaped. */
final class Fields {
  private Fields() {}

  static String text(Node.Mapping mapping, String key) {
    return mapping.get(key) instanceof Node.Scalar scalar ? shown(scalar.text()) : "";
  }

  static long number(Node.Mapping mapping, String key) {
    return mapping.get(key) instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.INTEGER
        ? scalar.number().longValue()
        : 0;
  }

  static List<Node.Mapping> items(Node.Mapping mapping, String key) {
    return mapping.get(key) instanceof Node.Sequence list
        ? list.items().stream()
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast)
            .toList()
        : List.of();
  }

  static List<String> texts(Node.Mapping mapping, String key) {
    return mapping.get(key) instanceof Node.Sequence list
        ? list.items().stream()
            .filter(Node.Scalar.class::isInstance)
            .map(item -> shown(((Node.Scalar) item).text()))
            .toList()
        : List.of();
  }

  /** What a caller sent must not move the cursor of whoever looks. */
  static String shown(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    Escape.json(escaped, text);
    return escaped.toString();
  }
}
