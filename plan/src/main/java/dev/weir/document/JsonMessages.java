package dev.weir.document;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.weir.config.Place;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what the JSON parser found in words for whoever wrote the file. */
final class JsonMessages {
  private static final Pattern TOKEN =
      Pattern.compile("(?:Unrecognized|Non-standard) token '([^']*)'");
  private static final Pattern ESCAPE = Pattern.compile("Unrecognized character escape '(.)'");

  private JsonMessages() {}

  /**
   * @param place where the parser stopped
   * @param innermost where the innermost mapping or list begins, if one is open
   */
  static SyntaxException explain(
      StreamReadException e, Place place, @Nullable Place innermost, byte[] bytes) {
    String said = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    if (e instanceof JsonEOFException) {
      return said.contains("STRING") || innermost == null
          ? new SyntaxException(place, "the file ends inside a text", "close the text with \"")
          : new SyntaxException(
              innermost, "what begins here is not closed when the file ends", "close it");
    }
    int offset = e.getLocation() == null ? 0 : (int) e.getLocation().getByteOffset();
    String character = Shown.character(characterAt(bytes, offset));
    Matcher token = TOKEN.matcher(said);
    if (token.find()) {
      return new SyntaxException(
          place,
          Shown.text(token.group(1)) + " is no JSON value",
          "put a text in double quotes, or write true, false or null");
    }
    Matcher escape = ESCAPE.matcher(said);
    if (escape.find()) {
      return new SyntaxException(
          place, "\\" + escape.group(1) + " means nothing in JSON", "write \\\\ for a backslash");
    }
    if (said.contains("Illegal unquoted character")) {
      return new SyntaxException(
          place,
          "a text holds a line break or another control character",
          "write \\n, \\t or \\u0000 for it");
    }
    if (said.contains("was expecting comma")) {
      return new SyntaxException(place, "a comma is missing before " + character, "add it");
    }
    if (said.contains("was expecting a colon")) {
      return new SyntaxException(place, "a colon is missing after the key", "write \"key\": value");
    }
    if (said.contains("close marker")) {
      String opened = innermost == null ? "" : "; what is open began at " + innermost;
      return new SyntaxException(place, character + " closes nothing" + opened, "");
    }
    if (said.contains("Leading zeroes")) {
      return new SyntaxException(
          place, "a number begins with 0", "put it in quotes if it is a text");
    }
    if (said.contains("hex-digit")) {
      return new SyntaxException(place, "\\u takes four hexadecimal digits", "");
    }
    if (said.contains("plus sign")) {
      return new SyntaxException(place, "a number in JSON has no + sign", "remove it");
    }
    if (said.contains("Illegal character")) {
      return new SyntaxException(place, "a control character stands between values", "remove it");
    }
    boolean closes = character.equals("\"}\"") || character.equals("\"]\"");
    if (said.contains("start field name") && !closes) {
      return new SyntaxException(
          place, character + " does not begin a key", "put the key in double quotes");
    }
    return new SyntaxException(
        place,
        character + " is not expected here",
        closes ? "remove the comma before it, or add the value that is missing" : "");
  }

  private static int characterAt(byte[] bytes, int offset) {
    int from = Math.max(0, Math.min(offset, bytes.length - 1));
    String rest = new String(bytes, from, Math.min(4, bytes.length - from), StandardCharsets.UTF_8);
    return rest.isEmpty() ? ' ' : rest.codePointAt(0);
  }
}
