package dev.weir.document;

import dev.weir.config.Node;
import java.util.Locale;
import java.util.stream.Collectors;

/** Short forms of values for tests. */
final class Nodes {
  private Nodes() {}

  static Node at(Node node, String path) {
    Node here = node;
    for (String step : path.split("\\.")) {
      here =
          here instanceof Node.Sequence list
              ? list.items().get(Integer.parseInt(step))
              : ((Node.Mapping) here).members().get(step).value();
    }
    return here;
  }

  /** {@code {a: [integer 1, text x]}}. */
  static String shape(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.kind().name().toLowerCase(Locale.ROOT) + " " + scalar.text();
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(Nodes::shape).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Mapping) node)
        .members().entrySet().stream()
            .map(member -> member.getKey() + ": " + shape(member.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Every value with its place: {@code 1:1{a@1:2=1:5}}. */
  static String places(Node node) {
    String own = node.place().line() + ":" + node.place().column();
    if (node instanceof Node.Sequence list) {
      return own
          + list.items().stream().map(Nodes::places).collect(Collectors.joining(" ", "[", "]"));
    }
    if (node instanceof Node.Mapping mapping) {
      return own
          + mapping.members().entrySet().stream()
              .map(
                  m ->
                      m.getKey()
                          + "@"
                          + m.getValue().place().line()
                          + ":"
                          + m.getValue().place().column()
                          + "="
                          + places(m.getValue().value()))
              .collect(Collectors.joining(" ", "{", "}"));
    }
    return own;
  }
}
