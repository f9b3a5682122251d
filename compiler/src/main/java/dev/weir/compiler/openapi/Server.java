package dev.weir.compiler.openapi;

import dev.weir.config.Place;
import java.util.Locale;

/**
 * A server of a definition, variables replaced by their defaults.
 *
 * @param url absolute with {@code http} or {@code https}, or relative to where the API is
 * @param place where it is written
 */
public record Server(String url, Place place) {
  /** Whether it names a host that can be called. */
  public boolean absolute() {
    String lower = url.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  /** Whether it can be called as it is: absolute, and without a variable that has no value. */
  public boolean callable() {
    return absolute() && url.indexOf('{') < 0 && url.indexOf('}') < 0;
  }

  /** Scheme and authority: {@code https://api.example.com}; empty when relative. */
  public String origin() {
    return absolute() ? url.substring(0, pathStart()) : "";
  }

  /** The path without a {@code /} at its end; empty for the root. Queries and fragments are cut. */
  public String path() {
    String path = url.substring(absolute() ? pathStart() : 0);
    int end = 0;
    while (end < path.length() && path.charAt(end) != '?' && path.charAt(end) != '#') {
      end++;
    }
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String cut = path.substring(0, end);
    return cut.isEmpty() || cut.startsWith("/") ? cut : "/" + cut;
  }

  private int pathStart() {
    int from = url.indexOf("://") + 3;
    for (int i = from; i < url.length(); i++) {
      if ("/?#".indexOf(url.charAt(i)) >= 0) {
        return i;
      }
    }
    return url.length();
  }
}
