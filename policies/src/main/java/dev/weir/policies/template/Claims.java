package dev.weir.policies.template;

import dev.weir.exchange.Caller;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a caller, as text. A claim is looked up by its whole name first, then dot by
 * dot through nested maps. A list's items are joined by commas; a map has no text and counts as
 * absent. {@code sub} and {@code scope} are there for every method of authentication.
 */
final class Claims {
  private Claims() {}

  static @Nullable String text(Caller caller, String name) {
    String text = text(find(caller.claims(), name));
    if (text == null && name.equals("sub") && !caller.subject().isEmpty()) {
      return caller.subject();
    }
    if (text == null && name.equals("scope") && !caller.scopes().isEmpty()) {
      return String.join(" ", new TreeSet<>(caller.scopes()));
    }
    return text;
  }

  private static @Nullable Object find(Map<?, ?> claims, String name) {
    Object whole = claims.get(name);
    if (whole != null) {
      return whole;
    }
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (claims.get(name.substring(0, dot)) instanceof Map<?, ?> nested) {
        Object found = find(nested, name.substring(dot + 1));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value == null || value instanceof Map<?, ?>) {
      return null;
    }
    if (value instanceof Collection<?> items) {
      return items.stream()
          .filter(item -> !(item instanceof Map<?, ?>) && !(item instanceof Collection<?>))
          .map(String::valueOf)
          .collect(Collectors.joining(","));
    }
    return value.toString();
  }
}
