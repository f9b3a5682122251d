package dev.weir.gateway.pipeline;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query as forms write it (URL standard, "application/x-www-form-urlencoded"): pairs with
 * {@code &} between, {@code +} for a blank. A {@code ;} separates nothing, and what is no escape
 * stands for itself, so that no query is unreadable.
 */
final class QueryParameters {
  private QueryParameters() {}

  /** The first value of a parameter, decoded; null when there is none of that name. */
  static @Nullable String first(@Nullable String query, String name) {
    for (int from = 0; query != null && from <= query.length(); ) {
      int and = query.indexOf('&', from);
      int to = and < 0 ? query.length() : and;
      int equals = query.indexOf('=', from);
      int nameEnd = equals < 0 || equals > to ? to : equals;
      if (to > from && decoded(query, from, nameEnd).equals(name)) {
        return nameEnd == to ? "" : decoded(query, nameEnd + 1, to);
      }
      from = to + 1;
    }
    return null;
  }

  private static String decoded(String text, int from, int to) {
    byte[] bytes = new byte[to - from];
    int length = 0;
    boolean plain = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int octet = c == '%' ? escaped(text, i, to) : c == '+' ? ' ' : c;
      plain = plain && octet == c;
      if (c == '%' && octet >= 0) {
        i += 2;
      }
      bytes[length++] = (byte) (octet < 0 ? c : octet);
    }
    return plain ? text.substring(from, to) : new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** The byte that an escape stands for; -1 when it is none. */
  private static int escaped(String text, int at, int to) {
    if (at + 2 >= to) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
