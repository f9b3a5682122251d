package dev.weir.gateway.match;

import org.jspecify.annotations.Nullable;

/** What each ASCII character may do in a path (RFC 3986 §3.3). */
final class PathCharacters {
  /** Stands for itself: {@code pchar} without {@code ;} and {@code %}. */
  static final byte PLAIN = 0;

  static final byte SLASH = 1;
  static final byte ESCAPE = 2;
  static final byte QUESTION = 3;
  static final byte REFUSED = 4;

  private static final byte[] KINDS = new byte[128];
  private static final String PUNCTUATION = "-._~!$&'()*+,=:@";

  static {
    for (char c = 0; c < 128; c++) {
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PUNCTUATION.indexOf(c) >= 0;
      KINDS[c] = plain ? PLAIN : REFUSED;
    }
    KINDS['/'] = SLASH;
    KINDS['%'] = ESCAPE;
    KINDS['?'] = QUESTION;
  }

  private PathCharacters() {}

  static byte kind(char c) {
    return c < 128 ? KINDS[c] : REFUSED;
  }

  /** Why a character may not stand in a path as it is. */
  static PathFlaw refusal(char c) {
    PathFlaw encodedToo = refusalEvenEncoded(c);
    if (encodedToo != null) {
      return encodedToo;
    }
    return c >= 128 ? PathFlaw.NOT_ASCII : c == '#' ? PathFlaw.FRAGMENT : PathFlaw.BAD_CHARACTER;
  }

  /**
   * Why an ASCII character may not stand in a path even when it is encoded; null when it may. These
   * are the characters that backends are known to decode and then read as structure.
   */
  static @Nullable PathFlaw refusalEvenEncoded(int c) {
    return switch (c) {
      case '/' -> PathFlaw.ENCODED_SLASH;
      case '\\' -> PathFlaw.BACKSLASH;
      case ';' -> PathFlaw.SEMICOLON;
      default -> c < 0x20 || c == 0x7f ? PathFlaw.CONTROL : null;
    };
  }

  /** The value of a hexadecimal digit, -1 for anything else. */
  static int hex(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** The byte that the escape at an index stands for, -1 when there is no well-formed escape. */
  static int escaped(String text, int at, int end) {
    if (at + 2 >= end || text.charAt(at) != '%') {
      return -1;
    }
    int high = hex(text.charAt(at + 1));
    int low = hex(text.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  /** Appends an escape with upper-case digits, the canonical form (RFC 3986 §6.2.2.1). */
  static void appendEscape(StringBuilder to, int octet) {
    to.append('%').append(upper(octet >> 4)).append(upper(octet & 15));
  }

  private static char upper(int digit) {
    return (char) (digit < 10 ? '0' + digit : 'A' + digit - 10);
  }
}
