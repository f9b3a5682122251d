package dev.weir.policies.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Edits a query ({@code a=1&b=2}) in its encoded form. Parameters that are not meant keep the very
 * bytes that were sent.
 */
final class QueryText {
  private QueryText() {}

  /** The query without some parameters; null when nothing is left. */
  static @Nullable String without(@Nullable String query, Predicate<String> removed) {
    if (query == null) {
      return null;
    }
    StringBuilder out = new StringBuilder(query.length());
    for (String pair : query.split("&", -1)) {
      if (!removed.test(name(pair))) {
        append(out, pair);
      }
    }
    return out.length() == 0 ? null : out.toString();
  }

  /**
   * The query with one value for a parameter: in place of the first that is there, all others of
   * the name left out; at the end when there was none.
   *
   * @param pair name and value, encoded, with {@code =} between
   */
  static String with(@Nullable String query, String name, String pair) {
    if (query == null) {
      return pair;
    }
    StringBuilder out = new StringBuilder(query.length() + pair.length() + 1);
    boolean placed = false;
    for (String old : query.split("&", -1)) {
      if (!name(old).equals(name)) {
        append(out, old);
      } else if (!placed) {
        append(out, pair);
        placed = true;
      }
    }
    if (!placed) {
      append(out, pair);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String pair) {
    if (!pair.isEmpty()) {
      out.append(out.length() == 0 ? "" : "&").append(pair);
    }
  }

  /** The decoded name of a pair; the written one when its encoding is broken. */
  private static String name(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
      return name;
    }
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEncoding) {
      return name;
    }
  }
}
