package dev.weir.compiler.openapi;

import dev.weir.config.Problems;

/** What becomes of a server's URL that cannot be called as it is written. */
final class ServerUrls {
  private ServerUrls() {}

  /**
   * The URL to call. One without scheme is meant for that of the document (RFC 3986 §4.2), which a
   * file does not have, so it is {@code https}; a path with empty segments comes of joining
   * variables that hold slashes.
   */
  static String usable(String url) {
    String whole = url.startsWith("//") ? "https:" + url : url;
    int path = whole.indexOf("://") + 3;
    return path < 3
        ? whole
        : whole.substring(0, path) + whole.substring(path).replaceAll("/{2,}", "/");
  }

  /** Says what is wrong with a server as it is written, variables replaced. */
  static void report(Server written, Problems problems) {
    String url = written.url();
    int open = url.indexOf('{');
    int close = url.indexOf('}', open);
    if (open >= 0 && close >= 0) {
      String name = url.substring(open + 1, close);
      problems.warning(
          "server-variable",
          written.place(),
          "",
          "the server variable {" + name + "} has no default",
          "add variables: {" + name + ": {default: …}}, or give the endpoint in weir.yaml");
    } else if (!usable(url).equals(url)) {
      problems.warning(
          "server-url",
          written.place(),
          "",
          "\"" + url + "\" cannot be called as it stands; it is read as " + usable(url),
          "write it so");
    } else if (!url.isEmpty() && "/.".indexOf(url.charAt(0)) < 0 && !url.contains("://")) {
      problems.warning(
          "server-url",
          written.place(),
          "",
          "\"" + url + "\" has no scheme, so it is a path and not a host",
          url.matches("[A-Za-z0-9.:/_-]+") ? "write https://" + url : "write it whole");
    }
  }
}
