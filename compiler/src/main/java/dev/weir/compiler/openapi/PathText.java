package dev.weir.compiler.openapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The literal parts of paths in canonical form (RFC 3986 §6.2.2): what may stand unencoded does,
 * everything else is percent-encoded UTF-8 with upper-case digits.
 */
public final class PathText {
  private static final String UNRESERVED = "-._~";
  private static final String ALLOWED = "!$&'()*+,;=:@/";

  private PathText() {}

  /**
   * The canonical form; empty when the text holds a broken encoding, or a character that the
   * gateway refuses in any form: an encoded slash, a backslash, a zero, bytes that are no UTF-8.
   */
  public static Optional<String> canonical(String text) {
    StringBuilder out = new StringBuilder(text.length());
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int b = in[i] & 0xff;
      boolean encoded = b == '%';
      if (encoded) {
        int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
        int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        b = high << 4 | low;
        i += 2;
      }
      if (b == 0 || b == '\\' || (encoded && b == '/')) {
        return Optional.empty();
      }
      plain[length++] = (byte) b;
      append(out, b, encoded);
    }
    return isUtf8(plain, length) ? Optional.of(out.toString()) : Optional.empty();
  }

  private static void append(StringBuilder out, int b, boolean encoded) {
    boolean word = b < 128 && Character.isLetterOrDigit(b);
    if (word || UNRESERVED.indexOf(b) >= 0 || (!encoded && ALLOWED.indexOf(b) >= 0)) {
      out.append((char) b);
    } else {
      out.append(String.format(Locale.ROOT, "%%%02X", b));
    }
  }

  private static boolean isUtf8(byte[] bytes, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
