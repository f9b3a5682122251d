package dev.weir.policies.rewriteurls;

import dev.weir.policies.text.Ascii;
import java.nio.charset.StandardCharsets;

/**
 * A base URL to look for. Scheme and host compare without regard to case, the path with regard to
 * it; the URL counts only where it ends: {@code http://a/v1} is not found in {@code http://a/v10}
 * nor {@code http://a} in {@code http://a.example}. Slashes may be written {@code \/}, as some
 * writers of JSON do.
 */
final class BaseUrl {
  /** What {@link #match} says when it must see more bytes. */
  static final int UNDECIDED = -1;

  private final byte[] url;
  private final int path;

  BaseUrl(String url) {
    this.url = url.getBytes(StandardCharsets.US_ASCII);
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    this.path = slash < 0 ? url.length() : slash;
    for (int i = 0; i < path; i++) {
      this.url[i] = lower(this.url[i]);
    }
  }

  int length() {
    return url.length;
  }

  /** Whether a whole text begins with it. */
  boolean begins(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return match(bytes, 0, bytes.length, true) == url.length;
  }

  /**
   * Whether it stands at an index: the number of bytes that it takes there, 0 when it does not, or
   * {@link #UNDECIDED} when the bytes end before that is clear.
   *
   * @param last whether nothing follows the bytes
   */
  int match(byte[] bytes, int at, int end, boolean last) {
    int i = at;
    for (int u = 0; u < url.length; u++, i++) {
      if (url[u] == '/' && i < end && bytes[i] == '\\') {
        i++;
      }
      if (i >= end) {
        return last ? 0 : UNDECIDED;
      }
      if (url[u] != (u < path ? lower(bytes[i]) : bytes[i])) {
        return 0;
      }
    }
    if (i >= end) {
      return last ? i - at : UNDECIDED;
    }
    if (bytes[i] == '.' || bytes[i] == ':') {
      // The end of a sentence, or the rest of a host, a port or a name.
      if (i + 1 >= end) {
        return last ? i - at : UNDECIDED;
      }
      return goesOn(bytes[i + 1]) ? 0 : i - at;
    }
    return goesOn(bytes[i]) ? 0 : i - at;
  }

  private static boolean goesOn(byte b) {
    return Ascii.alphanumeric(b) || "-_~%@".indexOf(b) >= 0 || b < 0;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }
}
