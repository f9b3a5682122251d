package dev.weir.policies.cors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of {@code cors}.
 *
 * @param anyOrigin whether every origin may call
 * @param origins which may, when not every one
 * @param methods which may be used; empty means those that the API offers
 * @param headers which a caller may send, in lower case; empty means any
 * @param expose which a page may read beyond the harmless ones
 * @param credentials whether cookies and client certificates may be used
 * @param maxAge how long a browser may remember the answer to a preflight; empty leaves it to the
 *     browser
 */
record CorsSettings(
    boolean anyOrigin,
    List<OriginRule> origins,
    List<String> methods,
    Set<String> headers,
    List<String> expose,
    boolean credentials,
    Optional<Duration> maxAge) {
  CorsSettings {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    expose = List.copyOf(expose);
  }

  /** Whether an origin may call. */
  boolean allows(String origin) {
    if (anyOrigin) {
      return true;
    }
    for (OriginRule rule : origins) {
      if (rule.matches(origin)) {
        return true;
      }
    }
    return false;
  }
}
