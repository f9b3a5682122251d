package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;
import dev.weir.config.Place;

/**
 * A path of a definition.
 *
 * @param path the key as it is written
 * @param template the same in canonical form
 * @param node the path item, references followed
 * @param place where its key stands
 */
public record DefinedPath(String path, Template template, Located node, Place place) {
  /** The {@code x-} members of the path item. */
  public Node.Mapping extensions() {
    return Extensions.of(node.node());
  }
}
