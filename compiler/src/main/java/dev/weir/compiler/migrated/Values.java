package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Values as the tools that wrote them meant them: numbers may stand in quotes, one value may stand
 * for a list of one, and null or an empty text is nothing.
 */
final class Values {
  private Values() {}

  /** A scalar that says something. */
  static Optional<Node.Scalar> scalar(Node.Mapping in, String key) {
    return in.get(key) instanceof Node.Scalar scalar && !isBlank(scalar)
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /** A text that says something, without spaces around it. */
  static Optional<String> text(Node.Mapping in, String key) {
    return scalar(in, key).map(scalar -> scalar.text().strip());
  }

  /** Whether the value is {@code true}, in quotes or not. */
  static boolean flag(Node.Mapping in, String key) {
    return text(in, key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** A mapping; an empty one when there is none. */
  static Node.Mapping mapping(Node.Mapping in, String key) {
    return in.get(key) instanceof Node.Mapping mapping ? mapping : Node.mapping().build(in.place());
  }

  /** The items of a list, or the one value that stands for it; nothing for null. */
  static List<Node> items(Node.Mapping in, String key) {
    Node value = in.get(key);
    if (value instanceof Node.Sequence list) {
      return list.items();
    }
    return value == null || (value instanceof Node.Scalar scalar && isBlank(scalar))
        ? List.of()
        : List.of(value);
  }

  /** The mappings among the items. */
  static List<Node.Mapping> mappings(Node.Mapping in, String key) {
    return items(in, key).stream()
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }

  /** The scalars among the items that say something. */
  static List<Node.Scalar> scalars(Node.Mapping in, String key) {
    List<Node.Scalar> scalars = new ArrayList<>();
    for (Node item : items(in, key)) {
      if (item instanceof Node.Scalar scalar && !isBlank(scalar)) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  /** The texts among the items, in lower case. */
  static List<String> words(Node.Mapping in, String key) {
    return scalars(in, key).stream()
        .map(scalar -> scalar.text().strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isBlank(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.NULL || scalar.text().isBlank();
  }
}
