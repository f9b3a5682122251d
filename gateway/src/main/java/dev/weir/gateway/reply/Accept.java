package dev.weir.gateway.reply;

import org.jspecify.annotations.Nullable;

/** The one question that faults ask of {@code Accept} (RFC 9110 §12.5.1). */
final class Accept {
  private Accept() {}

  /**
   * Whether the caller names XML and likes it better than JSON. Weights are compared by their
   * thousandths; what cannot be read counts as not said.
   */
  static boolean prefersXml(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    int xml = 0;
    int json = -1;
    int any = 0;
    int from = 0;
    while (from <= accept.length()) {
      int comma = accept.indexOf(',', from);
      int to = comma < 0 ? accept.length() : comma;
      int semicolon = accept.indexOf(';', from);
      int nameEnd = semicolon < 0 || semicolon > to ? to : semicolon;
      int weight = weight(accept, nameEnd, to);
      if (is(accept, from, nameEnd, "application/xml") || is(accept, from, nameEnd, "text/xml")) {
        xml = Math.max(xml, weight);
      } else if (is(accept, from, nameEnd, "application/json")) {
        json = Math.max(json, weight);
      } else if (is(accept, from, nameEnd, "*/*") || is(accept, from, nameEnd, "application/*")) {
        any = Math.max(any, weight);
      }
      from = to + 1;
    }
    return xml > (json < 0 ? any : json);
  }

  private static boolean is(String accept, int from, int to, String name) {
    int start = from;
    while (start < to && accept.charAt(start) == ' ') {
      start++;
    }
    int end = to;
    while (end > start && accept.charAt(end - 1) == ' ') {
      end--;
    }
    return end - start == name.length()
        && accept.regionMatches(true, start, name, 0, name.length());
  }

  /** The weight among the parameters, 0 to 1000; 1000 when none is given. */
  private static int weight(String accept, int from, int to) {
    for (int at = from; at < to; at++) {
      if (accept.charAt(at) == ';') {
        int name = at + 1;
        while (name < to && accept.charAt(name) == ' ') {
          name++;
        }
        if (name + 1 < to
            && (accept.charAt(name) | 0x20) == 'q'
            && accept.charAt(name + 1) == '=') {
          return thousandths(accept, name + 2, to);
        }
      }
    }
    return 1000;
  }

  private static int thousandths(String accept, int from, int to) {
    int value = 0;
    int scale = 1000;
    for (int at = from; at < to && scale > 0; at++) {
      char c = accept.charAt(at);
      if (c >= '0' && c <= '9') {
        value += (c - '0') * scale;
        scale /= 10;
      } else if (c != '.') {
        break;
      }
    }
    return Math.min(value, 1000);
  }
}
