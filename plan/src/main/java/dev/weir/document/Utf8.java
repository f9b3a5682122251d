package dev.weir.document;

import dev.weir.config.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes sure that a file is UTF-8 before anything else looks at it. */
final class Utf8 {
  private static final String SAVE = "save it as UTF-8";

  private Utf8() {}

  /** The bytes without a byte order mark. */
  static byte[] check(String file, byte[] bytes) throws SyntaxException {
    if (otherUnicode(bytes)) {
      throw new SyntaxException(
          Place.startOf(file), "the file is UTF-16 or UTF-32, not UTF-8", SAVE);
    }
    boolean mark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    byte[] text = mark ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    int bad = firstBad(text);
    if (bad >= 0 && holdsZero(text)) {
      throw new SyntaxException(
          Place.startOf(file), "the file is no text", "name a definition or a project");
    }
    if (bad >= 0) {
      throw new SyntaxException(
          new ByteCursor(file, text).at(bad),
          String.format("the byte 0x%02X is not UTF-8", text[bad] & 0xFF),
          SAVE);
    }
    return text;
  }

  /** By byte order mark, or by the zero bytes that ASCII characters have there. */
  private static boolean otherUnicode(byte[] b) {
    if (b.length < 2) {
      return false;
    }
    boolean mark =
        (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF)
            || (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE);
    return mark || (b[0] == 0) != (b[1] == 0) || (b.length > 3 && b[0] == 0 && b[3] != 0);
  }

  /** No text has a byte of zero; most other files do. */
  private static boolean holdsZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static int firstBad(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    while (true) {
      out.clear();
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        return in.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
    }
  }
}
