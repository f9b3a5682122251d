package dev.weir.cli.image;

import dev.weir.config.Node;
import java.util.List;

/**
 * What an image stands on: the C library that Java needs, and files that programs expect.
 *
 * @param layers from the bottom up
 * @param variables environment variables, {@code NAME=value}
 * @param history what the image that it comes from says of its layers
 */
record Base(List<Layer> layers, List<String> variables, List<Node> history) {
  /** Nothing: whoever runs the image brings the C library. */
  static final Base NONE = new Base(List.of(), List.of(), List.of());

  /** Copies the lists. */
  Base {
    layers = List.copyOf(layers);
    variables = List.copyOf(variables);
    history = List.copyOf(history);
  }
}
