package dev.weir.policies.mock;

import dev.weir.policies.text.FieldText;
import dev.weir.policies.text.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a caller prefers, by all lines of its Prefer field (RFC 7240). Of a preference that stands
 * there twice, the first counts; what is unknown is ignored.
 *
 * @param code the status that is wanted; empty when none
 * @param example the name of the example that is wanted; empty when none
 */
record Prefer(String code, String example) {
  static final Prefer NOTHING = new Prefer("", "");

  static Prefer of(List<String> lines) {
    if (lines.isEmpty()) {
      return NOTHING;
    }
    Map<String, String> preferences = new HashMap<>();
    for (String line : lines) {
      for (String preference : Quoted.split(FieldText.decoded(line), ',')) {
        // What follows a semicolon are parameters of the preference; none of ours has any.
        List<String> parts = Quoted.split(preference, ';');
        if (!parts.isEmpty()) {
          put(parts.get(0), preferences);
        }
      }
    }
    return new Prefer(
        preferences.getOrDefault("code", ""), preferences.getOrDefault("example", ""));
  }

  /**
   * What was preferred, as an answer that follows it says in Preference-Applied; empty when nothing
   * was.
   */
  String applied() {
    StringBuilder applied = new StringBuilder();
    if (!code.isEmpty()) {
      applied.append("code=").append(code);
    }
    if (!example.isEmpty()) {
      applied.append(applied.isEmpty() ? "" : ", ").append("example=").append(word(example));
    }
    return applied.toString();
  }

  private static void put(String preference, Map<String, String> preferences) {
    int equals = preference.indexOf('=');
    if (equals > 0) {
      preferences.putIfAbsent(
          preference.substring(0, equals).trim().toLowerCase(Locale.ROOT),
          Quoted.unquote(preference.substring(equals + 1).trim()));
    }
  }

  private static String word(String text) {
    return text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
