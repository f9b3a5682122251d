package dev.weir.policies.text;

import java.util.ArrayList;
import java.util.List;

/** Lists and quoted strings of header fields (RFC 9110 §5.6.4). */
public final class Quoted {
  private Quoted() {}

  /** Splits at a separator that stands outside quotes; parts are trimmed, empty ones left out. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (text.charAt(i) == separator && !quoted)) {
        String part = text.substring(from, i).trim();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == '\\' && quoted && i + 1 < text.length()) {
        i++;
      }
    }
    return parts;
  }

  /** The text of a quoted string, or the token itself. */
  public static String unquote(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length() - 1) {
        i++;
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }
}
