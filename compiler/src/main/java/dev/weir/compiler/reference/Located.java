package dev.weir.compiler.reference;

import dev.weir.config.Node;
import java.util.Optional;

/**
 * A value together with the document that holds it, against which its references are resolved.
 *
 * @param node the value
 * @param file the document's path below the project's folder, or its URL
 */
public record Located(Node node, String file) {
  /** The value under a key; empty when it is absent or this is no mapping. */
  public Optional<Located> get(String key) {
    return node instanceof Node.Mapping mapping
        ? Optional.ofNullable(mapping.get(key)).map(value -> new Located(value, file))
        : Optional.empty();
  }

  /** The value as a mapping; an empty one when it is none. */
  public Node.Mapping mapping() {
    return node instanceof Node.Mapping mapping ? mapping : Node.mapping().build(node.place());
  }

  /** The text under a key; empty when it is absent or no scalar. */
  public Optional<String> text(String key) {
    return get(key)
        .filter(value -> value.node() instanceof Node.Scalar)
        .map(value -> ((Node.Scalar) value.node()).text());
  }
}
