package dev.weir.gateway.address;

import org.jspecify.annotations.Nullable;

/**
 * What one proxy says in a {@code Forwarded} field (RFC 7239 §4).
 *
 * @param node who called the proxy; null when it does not say
 * @param proto how, lower case; null when it does not say
 */
record ForwardedElement(@Nullable String node, @Nullable String proto) {
  private static final ForwardedElement NOTHING = new ForwardedElement(null, null);

  /** Reads one element; one that is malformed says nothing. */
  static ForwardedElement of(String text) {
    String node = null;
    String proto = null;
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        return text.substring(at).isBlank() ? new ForwardedElement(node, proto) : NOTHING;
      }
      String name = text.substring(at, equals).strip();
      int end = end(text, equals + 1);
      String value = end < 0 ? null : value(text.substring(equals + 1, end).strip());
      if (value == null) {
        return NOTHING;
      }
      if (name.equalsIgnoreCase("for")) {
        node = value;
      } else if (name.equalsIgnoreCase("proto")) {
        proto = value;
      }
      at = end + 1;
    }
    return new ForwardedElement(node, proto);
  }

  /** Where a value ends: at the next semicolon outside quotes; -1 when a quote stays open. */
  private static int end(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return quoted ? -1 : text.length();
  }

  private static @Nullable String value(String text) {
    if (!text.startsWith("\"")) {
      return text.indexOf('"') >= 0 ? null : text;
    }
    if (text.length() < 2 || !text.endsWith("\"")) {
      return null;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() - 1) {
        i++;
        c = text.charAt(i);
      } else if (c == '"') {
        return null;
      }
      value.append(c);
    }
    return value.toString();
  }
}
