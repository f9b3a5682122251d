package dev.weir.policies.template;

import dev.weir.policies.text.Ascii;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 §2.1). */
public final class Percent {
  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /** Encodes everything but unreserved characters, as UTF-8. */
  public static String encode(String text) {
    return encode(text, false);
  }

  /** Encodes text as UTF-8, or {@code raw} characters as the bytes they stand for. */
  static String encode(String text, boolean raw) {
    int plain = 0;
    while (plain < text.length() && unreserved(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    Charset charset = raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (byte b : text.substring(plain).getBytes(charset)) {
      if (unreserved((char) (b & 0xFF))) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return out.toString();
  }

  /** RFC 3986 §2.3. */
  private static boolean unreserved(char c) {
    return Ascii.alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
  }
}
