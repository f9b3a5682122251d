package dev.weir.compiler.example;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An example value as the body of an answer. */
final class ExampleText {
  private ExampleText() {}

  /**
   * JSON for JSON media types; authors also write JSON as one text, which is then left alone. For
   * other types a text is itself; anything else is written as JSON, for want of better.
   */
  static String of(Node value, String mediaType) {
    if (!(value instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
      return isNull(value) && !isJson(mediaType) ? "" : JsonText.of(value);
    }
    return isJson(mediaType) && !isJsonText(scalar.text()) ? JsonText.of(scalar) : scalar.text();
  }

  private static boolean isNull(Node value) {
    return value instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
  }

  private static boolean isJson(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    String plain = (end < 0 ? type : type.substring(0, end)).strip();
    return plain.endsWith("/json") || plain.endsWith("+json");
  }

  private static boolean isJsonText(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return false;
    }
    Problems found = new Problems();
    new DocumentReader().read("example.json", text.getBytes(StandardCharsets.UTF_8), found);
    return found.all().isEmpty();
  }
}
