package dev.weir.cli.init;

import dev.weir.config.Node;
import java.util.Set;
import java.util.function.Consumer;

/** The texts of a definition that may name another file (OpenAPI 3.1 §4.8.23, §4.8.19, §4.8.25). */
final class References {
  private static final Set<String> KEYS = Set.of("$ref", "externalValue", "operationRef");

  private References() {}

  /** Gives every such text of a document to a reader. */
  static void in(Node node, Consumer<String> reader) {
    if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> in(item, reader));
    } else if (node instanceof Node.Mapping mapping) {
      mapping
          .members()
          .forEach(
              (key, member) -> {
                if (member.value() instanceof Node.Scalar text) {
                  if (KEYS.contains(key)) {
                    reader.accept(text.text());
                  }
                } else if (key.equals("mapping") && member.value() instanceof Node.Mapping names) {
                  names.members().values().forEach(name -> text(name.value(), reader));
                } else {
                  in(member.value(), reader);
                }
              });
    }
  }

  private static void text(Node node, Consumer<String> reader) {
    if (node instanceof Node.Scalar text) {
      reader.accept(text.text());
    } else {
      in(node, reader);
    }
  }
}
