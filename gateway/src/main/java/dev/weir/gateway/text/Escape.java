package dev.weir.gateway.text;

import java.nio.charset.StandardCharsets;

/** Appends text so that it cannot end the place it is put into. */
public final class Escape {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Escape() {}

  /**
   * Inside the quotes of a JSON string (RFC 8259 §7), and of a line of a log: control characters
   * and line separators are escaped, so one exchange is always one line. Lone surrogates become
   * U+FFFD.
   */
  public static void json(StringBuilder to, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && c < 0x7f) {
        to.append(c);
      } else if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029') {
        unicode(to, c);
      } else {
        i = character(to, text, i);
      }
    }
  }

  /** As the text of an XML 1.0 element. Characters that XML does not have become U+FFFD. */
  public static void xml(StringBuilder to, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '&' -> to.append("&amp;");
        case '\r' -> to.append("&#13;");
        case '\t', '\n' -> to.append(c);
        default -> {
          if (c < ' ' || c == '\ufffe' || c == '\uffff') {
            to.append('\ufffd');
          } else {
            i = character(to, text, i);
          }
        }
      }
    }
  }

  /** As the last part of a URN (RFC 8141 §2): anything but unreserved characters is escaped. */
  public static void urn(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '.'
              || c == '_'
              || c == '~';
      if (plain) {
        to.append(c);
      } else if (c < 0x80) {
        percent(to, c);
      } else {
        int codePoint = text.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
          percent(to, b & 0xff);
        }
      }
    }
  }

  /** Appends one character of one or two chars; returns the index of its last char. */
  private static int character(StringBuilder to, CharSequence text, int at) {
    char c = text.charAt(at);
    if (!Character.isSurrogate(c)) {
      to.append(c);
      return at;
    }
    if (Character.isHighSurrogate(c)
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      to.append(c).append(text.charAt(at + 1));
      return at + 1;
    }
    to.append('\ufffd');
    return at;
  }

  private static void unicode(StringBuilder to, char c) {
    switch (c) {
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default ->
          to.append("\\u")
              .append(HEX[c >> 12])
              .append(HEX[(c >> 8) & 15])
              .append(HEX[(c >> 4) & 15])
              .append(HEX[c & 15]);
    }
  }

  private static void percent(StringBuilder to, int octet) {
    to.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
  }
}
