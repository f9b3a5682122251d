package dev.weir.policies.path;

import dev.weir.policies.text.Ascii;

/** Judges an encoded path. */
final class PathText {
  private PathText() {}

  /** Whether it has only what RFC 3986 §3.3 allows in a path. */
  static boolean valid(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean plain = Ascii.alphanumeric(c) || "-._~!$&'()*+,;=:@/".indexOf(c) >= 0;
      if (c == '%' ? !encoded(path, i) : !plain) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a backend could take the path for another one: it has an empty segment before its end,
   * a {@code .} or {@code ..} in any encoding, or a NUL. Encoded slashes, backslashes and what
   * follows a semicolon are read as careless backends read them.
   */
  static boolean astray(String path) {
    int length = 0;
    int dots = 0;
    boolean parameters = false;
    for (int i = 1; i <= path.length(); i++) {
      int c = i == path.length() ? -1 : path.charAt(i);
      if (c == '%' && encoded(path, i)) {
        c = Integer.parseInt(path, i + 1, i + 3, 16);
        i += 2;
      }
      if (c == 0) {
        return true;
      }
      if (c == '/' || c == '\\' || c == -1) {
        if (length == dots && length <= 2 && (length > 0 || c != -1)) {
          return true;
        }
        length = 0;
        dots = 0;
        parameters = false;
      } else if (c == ';') {
        parameters = true;
      } else if (!parameters) {
        length++;
        dots += c == '.' ? 1 : 0;
      }
    }
    return false;
  }

  private static boolean encoded(String path, int at) {
    return at + 2 < path.length()
        && Character.digit(path.charAt(at + 1), 16) >= 0
        && Character.digit(path.charAt(at + 2), 16) >= 0;
  }
}
