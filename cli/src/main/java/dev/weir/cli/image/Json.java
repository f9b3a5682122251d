package dev.weir.cli.image;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Looks into the JSON files of an image, which other tools wrote. */
final class Json {
  private Json() {}

  /** Reads a file. */
  static Node read(String name, byte[] bytes) throws IOException {
    Problems problems = new Problems();
    Optional<Node> node = new DocumentReader().readJson(name, bytes, problems);
    if (node.isEmpty() || problems.hasErrors()) {
      throw new IOException(name + " is no JSON");
    }
    return node.get();
  }

  /** What lies at the end of a path of keys, if it is there. */
  static Optional<Node> at(Node node, String... path) {
    Optional<Node> found = Optional.of(node);
    for (String key : path) {
      found =
          found.flatMap(
              one ->
                  one instanceof Node.Mapping mapping
                      ? Optional.ofNullable(mapping.get(key))
                      : Optional.empty());
    }
    return found;
  }

  /** A text that must be there. */
  static String text(Node node, String... path) throws IOException {
    return at(node, path)
        .flatMap(Json::scalar)
        .orElseThrow(() -> new IOException(String.join(".", path) + " is missing"));
  }

  /** The items of a list; none where there is no list. */
  static List<Node> items(Node node, String... path) {
    return at(node, path)
        .map(found -> found instanceof Node.Sequence list ? list.items() : List.<Node>of())
        .orElse(List.of());
  }

  /** The texts of a list. */
  static List<String> texts(Node node, String... path) {
    return items(node, path).stream().flatMap(item -> scalar(item).stream()).toList();
  }

  private static Optional<String> scalar(Node node) {
    return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }
}
