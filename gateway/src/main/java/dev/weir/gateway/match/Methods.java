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
  /** The first name and route once more, here where they cost no further look. */
  private final String firstName;

  private final @Nullable Claim<T> first;
  private final String[] names;
  private final Claim<T>[] claims;
  private final @Nullable Claim<T> any;
  private final String allow;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private Methods(Map<String, Claim<T>> byMethod, @Nullable Claim<T> any) {
    this.firstName = byMethod.isEmpty() ? "" : byMethod.keySet().iterator().next();
    this.first = byMethod.get(firstName);
    this.names = byMethod.keySet().toArray(new String[0]);
    this.claims = byMethod.values().toArray(new Claim[0]);
    this.any = any;
    this.allow = String.join(", ", new TreeSet<>(byMethod.keySet()));
  }

  /** The route for a method; null when there is none. */
  @Nullable Claim<T> of(String method) {
    if (firstName.equals(method)) {
      return first;
    }
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
      // Interned like the names of methods that requests come with, so most comparisons are quick.
      String method = claim.route().method().intern();
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
