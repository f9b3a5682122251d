package dev.weir.document;

import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One document read for a test: what came of it and what was said. */
record Reading(Optional<Node> node, List<Problem> problems) {
  static Reading of(String file, String text) {
    return of(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static Reading of(String file, byte[] bytes) {
    return of(file, bytes, DocumentLimits.DEFAULT);
  }

  static Reading of(String file, byte[] bytes, DocumentLimits limits) {
    Problems problems = new Problems();
    Optional<Node> node = new DocumentReader(limits).read(file, bytes, problems);
    return new Reading(node, problems.all());
  }

  static Reading yaml(String text) {
    return of("a.yaml", text);
  }

  static Reading json(String text) {
    return of("a.json", text);
  }

  /** The document, which must be a mapping without problems. */
  Node.Mapping mapping() {
    if (!problems.isEmpty()) {
      throw new AssertionError("problems: " + problems);
    }
    return (Node.Mapping) node.orElseThrow();
  }

  /** The value under keys separated by dots; numbers index lists. */
  Node at(String path) {
    return Nodes.at(node.orElseThrow(), path);
  }

  /** The single problem, as a line. */
  String problem() {
    if (problems.size() != 1) {
      throw new AssertionError("problems: " + problems);
    }
    return problems.get(0).toString();
  }
}
