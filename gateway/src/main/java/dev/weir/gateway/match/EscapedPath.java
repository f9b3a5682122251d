package dev.weir.gateway.match;

import org.jspecify.annotations.Nullable;

/**
 * The slower half of {@link RequestTarget}: a path that holds percent signs. Checks every escape
 * and makes the canonical form, in which characters that need no escape have none and hexadecimal
 * digits are upper case. Escapes of {@code :}, {@code @} and the sub-delimiters are taken as the
 * characters themselves for matching, because backends decode them before they choose what to run.
 */
final class EscapedPath {
  private final String path;
  private final int end;
  private final StringBuilder canonical;
  private boolean differs;

  EscapedPath(String path, int end) {
    this.path = path;
    this.end = end;
    this.canonical = new StringBuilder(end);
  }

  /** Reads all of it; null when nothing is wrong. */
  @Nullable PathFlaw read() {
    int at = 0;
    while (at < end) {
      char c = path.charAt(at);
      if (c != '%') {
        canonical.append(c);
        at++;
        continue;
      }
      int octet = PathCharacters.escaped(path, at, end);
      if (octet < 0) {
        return PathFlaw.BAD_ESCAPE;
      }
      if (octet < 0x80) {
        PathFlaw flaw = PathCharacters.refusalEvenEncoded(octet);
        if (flaw != null) {
          return flaw;
        }
        ascii(at, octet);
        at += 3;
      } else {
        int length = character(at, octet);
        if (length == 0) {
          return PathFlaw.BAD_UTF8;
        }
        at += 3 * length;
      }
    }
    return hasDotSegment(canonical) ? PathFlaw.DOT_SEGMENT : null;
  }

  /** Whether the canonical form is another text than the path. */
  boolean differs() {
    return differs;
  }

  /** The canonical form. */
  String canonical() {
    return canonical.toString();
  }

  private void ascii(int at, int octet) {
    if (PathCharacters.kind((char) octet) == PathCharacters.PLAIN) {
      canonical.append((char) octet);
      differs = true;
    } else {
      escape(at, octet);
    }
  }

  private void escape(int at, int octet) {
    PathCharacters.appendEscape(canonical, octet);
    differs |= path.charAt(at + 1) >= 'a' || path.charAt(at + 2) >= 'a';
  }

  /**
   * Reads one character of two to four bytes; 0 unless it is in the shortest form and no surrogate
   * (RFC 3629 §4, table of well-formed byte sequences).
   */
  private int character(int at, int lead) {
    int length = lead >= 0xf5 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length == 0) {
      return 0;
    }
    escape(at, lead);
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    for (int i = 1; i < length; i++) {
      int octet = PathCharacters.escaped(path, at + 3 * i, end);
      if (octet < least || octet > most) {
        return 0;
      }
      escape(at + 3 * i, octet);
      least = 0x80;
      most = 0xbf;
    }
    return length;
  }

  private static boolean hasDotSegment(CharSequence path) {
    int start = 1;
    for (int i = 1; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (isDots(path, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /** Whether a segment is {@code .} or {@code ..}. */
  static boolean isDots(CharSequence text, int from, int to) {
    int length = to - from;
    return (length == 1 || length == 2) && text.charAt(from) == '.' && text.charAt(to - 1) == '.';
  }
}
