package dev.weir.compiler.openapi;

import dev.weir.config.Node;
import dev.weir.config.Problems;

/** Replaces {@code {name}} in a server's URL by the default of that variable. */
final class ServerVariables {
  private ServerVariables() {}

  static String fill(Node.Scalar url, Node.Mapping server, Problems problems) {
    String text = url.text();
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled
          .append(text, at, open)
          .append(value(text.substring(open + 1, close), url, server, problems));
      at = close + 1;
    }
    return filled.append(text.substring(at)).toString().strip();
  }

  private static String value(
      String name, Node.Scalar url, Node.Mapping server, Problems problems) {
    if (server.get("variables") instanceof Node.Mapping variables
        && variables.get(name) instanceof Node.Mapping variable
        && variable.get("default") instanceof Node.Scalar value) {
      return value.text();
    }
    problems.warning(
        "server-variable",
        url.place(),
        "",
        "the server variable {" + name + "} has no default",
        "add variables: {" + name + ": {default: …}}, or give the endpoint in weir.yaml");
    return "{" + name + "}";
  }
}
