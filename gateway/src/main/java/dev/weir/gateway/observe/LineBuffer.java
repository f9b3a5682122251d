package dev.weir.gateway.observe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of log lines. Text that somebody else chose is escaped as in JSON strings, so that it can
 * neither end its quotes nor its line. One thread at a time.
 */
public final class LineBuffer {
  private static final int LONGEST_TEXT = 2048;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;
  private int lines;

  LineBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  int lines() {
    return lines;
  }

  int capacity() {
    return bytes.length;
  }

  /** Takes back what was appended after a length. */
  void cut(int to) {
    length = to;
  }

  void clear() {
    length = 0;
    lines = 0;
  }

  /** All of it. */
  String asText() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** Ends a line. */
  public void endLine() {
    put('\n');
    lines++;
  }

  /** Appends one ASCII character. */
  public void put(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  /** Appends bytes that are escaped already. */
  public void put(byte[] ready) {
    room(ready.length);
    System.arraycopy(ready, 0, bytes, length, ready.length);
    length += ready.length;
  }

  /** Appends text, escaped. */
  public void text(String text) {
    text(text, 0, text.length());
  }

  /** Appends a part of a text, escaped; a very long one is cut and marked with dots. */
  void text(String text, int from, int to) {
    int end = Math.min(to, from + LONGEST_TEXT);
    room(6 * (end - from) + 3);
    byte[] target = bytes;
    int at = length;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        target[at++] = (byte) c;
      } else {
        at = special(target, at, c, text, i);
      }
    }
    length = at;
    if (end < to) {
      put('.');
      put('.');
      put('.');
    }
  }

  /** Appends a whole number. */
  public void number(long number) {
    room(20);
    if (number < 0) {
      bytes[length++] = '-';
    }
    int digits = digits(number);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
    }
    length += digits;
  }

  /** Appends a number with leading zeros. */
  public void padded(int number, int digits) {
    room(digits);
    int rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** Appends a duration in milliseconds with three decimals. */
  void millis(long nanos) {
    long micros = Math.max(0, nanos) / 1000;
    number(micros / 1000);
    put('.');
    padded((int) (micros % 1000), 3);
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Needs at most six bytes per char. */
  private static int special(byte[] target, int from, char c, String text, int index) {
    int at = from;
    if (c == '"' || c == '\\') {
      target[at++] = '\\';
      target[at++] = (byte) c;
    } else if (c < 0xa0 || c == '\u2028' || c == '\u2029') {
      target[at++] = '\\';
      target[at++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) {
        target[at++] = HEX[(c >> shift) & 15];
      }
    } else if (c < 0x800) {
      target[at++] = (byte) (0xc0 | (c >> 6));
      target[at++] = (byte) (0x80 | (c & 0x3f));
    } else if (Character.isHighSurrogate(c) && isLow(text, index + 1)) {
      int codePoint = Character.toCodePoint(c, text.charAt(index + 1));
      target[at++] = (byte) (0xf0 | (codePoint >> 18));
      target[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
      target[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      target[at++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (!Character.isLowSurrogate(c) || index == 0 || !isHigh(text, index - 1)) {
      char shown = Character.isSurrogate(c) ? '\ufffd' : c;
      target[at++] = (byte) (0xe0 | (shown >> 12));
      target[at++] = (byte) (0x80 | ((shown >> 6) & 0x3f));
      target[at++] = (byte) (0x80 | (shown & 0x3f));
    }
    return at;
  }

  private static boolean isLow(String text, int index) {
    return index < text.length() && Character.isLowSurrogate(text.charAt(index));
  }

  private static boolean isHigh(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index));
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      byte[] larger = new byte[Math.max(length + more, 2 * bytes.length)];
      System.arraycopy(bytes, 0, larger, 0, length);
      bytes = larger;
    }
  }
}
