package dev.weir.policies.template;

import dev.weir.http.Headers;
import org.jspecify.annotations.Nullable;

/** Reads one cookie of a request (RFC 6265 §5.4); names compare with regard to case. */
final class Cookies {
  private Cookies() {}

  /** The first cookie of that name, without the quotes around it; null when it is absent. */
  static @Nullable String value(Headers headers, String name) {
    for (String line : headers.getAll("Cookie")) {
      int at = 0;
      while (at < line.length()) {
        int end = line.indexOf(';', at);
        if (end < 0) {
          end = line.length();
        }
        int equals = line.indexOf('=', at);
        if (equals >= 0 && equals < end && line.substring(at, equals).trim().equals(name)) {
          return unquoted(line.substring(equals + 1, end).trim());
        }
        at = end + 1;
      }
    }
    return null;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
