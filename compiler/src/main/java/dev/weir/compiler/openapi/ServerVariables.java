package dev.weir.compiler.openapi;

import dev.weir.config.Node;

/** Replaces {@code {name}} in a server's URL by the default of that variable. */
final class ServerVariables {
  private ServerVariables() {}

  /** The URL; a variable without a usable default still stands in it. */
  static String fill(Node.Scalar url, Node.Mapping server) {
    String text = url.text();
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(text, at, open).append(value(text.substring(open + 1, close), server));
      at = close + 1;
    }
    return filled.append(text.substring(at)).toString().strip();
  }

  private static String value(String name, Node.Mapping server) {
    if (server.get("variables") instanceof Node.Mapping variables
        && variables.get(name) instanceof Node.Mapping variable
        && variable.get("default") instanceof Node.Scalar value) {
      return value.text();
    }
    return "{" + name + "}";
  }
}
