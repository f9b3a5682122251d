package dev.weir.gateway.match;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RouteTable#match} found. Reusable; valid until the next search that fills it. One
 * thread.
 *
 * @param <T> what is kept per route
 */
public final class RouteMatch<T> {
  int[] bounds = {};
  private @Nullable T route;
  private String allow = "";
  private String text = "";
  private List<String> names = List.of();
  private int contextEnd;

  /** How a search ended. */
  public enum Result {
    /** There is a route. */
    FOUND,
    /** No API has the path: 404. */
    NOT_FOUND,
    /** The path is known, the method is not: 405 with {@link RouteMatch#allow}. */
    METHOD_NOT_ALLOWED,
    /** There is a route, but its API is not offered on this transport: 403. */
    TRANSPORT_NOT_ALLOWED
  }

  /**
   * What is kept for the route.
   *
   * @throws NullPointerException unless it was found, or found on the wrong transport
   */
  public T route() {
    return requireNonNull(route, "no route was found");
  }

  /** The value of {@code Allow} after METHOD_NOT_ALLOWED. */
  public String allow() {
    return allow;
  }

  /**
   * Where the API's context ends in {@link RequestTarget#sent}; what follows, up to the end of the
   * path, is what the backend gets. It is empty when the bare context was called.
   */
  public int contextEnd() {
    return contextEnd;
  }

  /** How many parameters the template has. */
  public int parameters() {
    return names.size();
  }

  /** The name of a parameter, from the left, beginning with 0. */
  public String parameterName(int index) {
    return names.get(index);
  }

  /** The value of a parameter, percent-decoded. */
  public String parameterValue(int index) {
    return decoded(text, bounds[2 * index], bounds[2 * index + 1]);
  }

  /** The value of a parameter, percent-decoded; null for a name that the template lacks. */
  public @Nullable String parameter(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return parameterValue(i);
      }
    }
    return null;
  }

  /** Forgets everything, so that nothing is kept alive between two exchanges. */
  public void clear() {
    route = null;
    allow = "";
    text = "";
    names = List.of();
    contextEnd = 0;
  }

  void room(int parameters) {
    if (bounds.length < 2 * parameters) {
      bounds = new int[2 * parameters];
    }
  }

  void found(Claim<T> claim, RequestTarget target) {
    route = claim.payload();
    names = claim.names();
    text = target.text();
    contextEnd =
        target.asSent() ? claim.contextLength() : target.endOfSegments(claim.contextSegments());
  }

  void allowed(String methods) {
    allow = methods;
  }

  private static String decoded(String text, int from, int to) {
    int escape = text.indexOf('%', from);
    if (escape < 0 || escape >= to) {
      return text.substring(from, to);
    }
    byte[] bytes = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      int octet = PathCharacters.escaped(text, i, to);
      bytes[length++] = (byte) (octet < 0 ? text.charAt(i) : octet);
      i += octet < 0 ? 0 : 2;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
