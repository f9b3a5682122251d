package dev.weir.policies.text;

import java.nio.charset.StandardCharsets;

/**
 * Text in header fields. A field holds bytes (RFC 9110 §5.5), here one character per byte; text
 * beyond ASCII is UTF-8 in them.
 */
public final class FieldText {
  private FieldText() {}

  /** The text that a field's value stands for; the value itself where it is not UTF-8. */
  public static String decoded(String value) {
    if (value.chars().allMatch(c -> c < 0x80)) {
      return value;
    }
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : value;
  }

  /** The value that stands for a text. */
  public static String encoded(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
