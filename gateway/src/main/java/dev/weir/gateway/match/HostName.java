package dev.weir.gateway.match;

import org.jspecify.annotations.Nullable;

/** The host of a request, as routes and policies know it. */
public final class HostName {
  private static final int LONGEST = 255;

  private HostName() {}

  /**
   * Takes the port, one final dot and upper case away from a {@code Host} field or {@code
   * :authority} (RFC 9110 §7.2, RFC 3986 §3.2). IPv6 addresses keep their brackets. The same object
   * comes back when there is nothing to take away. Empty stays empty.
   *
   * @return null when it is malformed: user information, a bad port, characters that no host has,
   *     or more than 255 of them
   */
  public static @Nullable String of(String authority) {
    int length = authority.length();
    if (length == 0) {
      return authority;
    }
    int end = authority.charAt(0) == '[' ? endOfAddress(authority) : endOfName(authority);
    if (end <= 0 || end > LONGEST || !isPort(authority, end)) {
      return null;
    }
    int last = end > 1 && authority.charAt(end - 1) == '.' ? end - 1 : end;
    for (int i = 0; i < last; i++) {
      char c = authority.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return lower(authority, last);
      }
    }
    return last == length ? authority : authority.substring(0, last);
  }

  private static int endOfName(String authority) {
    int at = 0;
    while (at < authority.length() && authority.charAt(at) != ':') {
      char c = authority.charAt(at);
      boolean good =
          (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-'
              || (c >= 'A' && c <= 'Z')
              || c == '_'
              || c == '~';
      if (!good) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static int endOfAddress(String authority) {
    int at = 1;
    while (at < authority.length() && authority.charAt(at) != ']') {
      char c = authority.charAt(at);
      if (PathCharacters.hex(c) < 0 && c != ':' && c != '.') {
        return -1;
      }
      at++;
    }
    return at < authority.length() && at > 2 ? at + 1 : -1;
  }

  private static boolean isPort(String authority, int end) {
    int length = authority.length();
    if (end == length) {
      return true;
    }
    if (authority.charAt(end) != ':' || length - end > 6) {
      return false;
    }
    for (int i = end + 1; i < length; i++) {
      if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String lower(String text, int end) {
    char[] chars = new char[end];
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      chars[i] = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return new String(chars);
  }
}
