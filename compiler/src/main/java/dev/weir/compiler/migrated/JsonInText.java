package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A mapping that an export wrote as a JSON text inside a document. */
final class JsonInText {
  private JsonInText() {}

  /** The mapping, every part of it at the place of the text; empty, and reported, for others. */
  static Optional<Node.Mapping> read(Node.Scalar text, String path, Problems problems) {
    byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
    Optional<Node> read = new DocumentReader().read(text.place().file(), bytes, new Problems());
    if (read.isPresent() && read.get() instanceof Node.Mapping mapping) {
      return Optional.of((Node.Mapping) at(mapping, text.place()));
    }
    problems.error(
        "syntax", text.place(), path, "is neither a mapping nor the JSON text of one", "");
    return Optional.empty();
  }

  private static Node at(Node node, Place place) {
    if (node instanceof Node.Scalar scalar) {
      return new Node.Scalar(scalar.kind(), scalar.text(), place);
    }
    if (node instanceof Node.Sequence list) {
      return new Node.Sequence(list.items().stream().map(item -> at(item, place)).toList(), place);
    }
    Node.Builder mapping = Node.mapping();
    ((Node.Mapping) node)
        .members()
        .forEach((key, member) -> mapping.put(key, place, at(member.value(), place)));
    return mapping.build(place);
  }
}
