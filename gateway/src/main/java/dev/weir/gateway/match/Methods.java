package dev.weir.gateway.match;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one path, by method. HEAD is served by GET's route where nobody declares HEAD (RFC
 * 9110 §9.3.2). A route for any method serves those that no other names. Immutable.
 */
final class Methods<T> {
  private final String[] names;
  private final Claim<T>[] claims;
  private final @Nullable Claim<T> any;
  private final String allow;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private Methods(Map<String, Claim<T>> byMethod, @Nullable Claim<T> any) {
    this.names = byMethod.keySet().toArray(new String[0]);
    this.claims = byMethod.values().toArray(new Claim[0]);
    this.any = any;
    this.allow = String.join(", ", new TreeSet<>(byMethod.keySet()));
  }

  /** The route for a method; null when there is none. */
  @Nullable Claim<T> of(String method) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(method)) {
        return claims[i];
      }
    }
    return any;
  }

  /** The value of {@code Allow}. */
  String allow() {
    return allow;
  }

  /** Collects the routes of one path; the first to claim a method keeps it. */
  static final class Builder<T> {
    private final Map<String, Claim<T>> byMethod = new LinkedHashMap<>();
    private @Nullable Claim<T> any;

    /** Adds a route; returns the one that stands in its way, null when it was added. */
    @Nullable Claim<T> add(Claim<T> claim) {
      String method = claim.route().method();
      if (any != null && (method.equals("*") || !any.apiName().equals(claim.apiName()))) {
        return any;
      }
      if (method.equals("*")) {
        any = claim;
        return null;
      }
      return byMethod.putIfAbsent(method, claim);
    }

    Methods<T> build() {
      Map<String, Claim<T>> all = new LinkedHashMap<>(byMethod);
      Claim<T> get = all.get("GET");
      if (get != null) {
        all.putIfAbsent("HEAD", get);
      }
      return new Methods<>(all, any);
    }
  }
}
