package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.Map;

/** Small questions about nodes. */
final class Nodes {
  static final Node.Mapping EMPTY = Node.mapping().build();

  private Nodes() {}

  static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
  }

  static boolean isText(Node node, String text) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(text);
  }

  /** A text at a place. */
  static Node.Scalar text(String text, Place place) {
    return new Node.Scalar(Node.Kind.TEXT, text, place);
  }

  /** Two keys as one path; names with other characters are quoted. */
  static String path(String path, String key) {
    String part = key.matches("[A-Za-z0-9_-]+") ? key : "'" + key + "'";
    return path.isEmpty() ? part : path + "." + part;
  }

  /** The strong mapping put over the weak one, mappings within them merged in the same way. */
  static Node over(Node weak, Node strong) {
    if (!(weak instanceof Node.Mapping below) || !(strong instanceof Node.Mapping above)) {
      return strong;
    }
    Node.Builder merged = Node.mapping();
    below.members().forEach((key, member) -> merged.put(key, member.place(), member.value()));
    for (Map.Entry<String, Node.Member> entry : above.members().entrySet()) {
      Node value = entry.getValue().value();
      Node under = below.get(entry.getKey());
      merged.put(
          entry.getKey(), entry.getValue().place(), under == null ? value : over(under, value));
    }
    return merged.build(above.place());
  }
}
