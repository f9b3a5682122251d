package dev.weir.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One API, ready to be bound. Immutable; everything that people wrote has been resolved, merged and
 * checked, but secrets are still references.
 *
 * @param name {@code [a-z0-9-]+}, unique within a gateway together with the version
 * @param version as its author wrote it
 * @param contexts where callers find it: each begins with {@code /} and has no {@code /} at its
 *     end, except the root, which is the empty text; the first is the canonical one
 * @param hosts virtual hosts, lower case, possibly with a leading {@code *.}; empty means any host
 * @param transports how callers may come
 * @param routes in the order of the definition
 * @param upstreams by name
 */
public record ApiPlan(
    String name,
    String version,
    List<String> contexts,
    List<String> hosts,
    Set<Transport> transports,
    List<RoutePlan> routes,
    Map<String, UpstreamPlan> upstreams) {
  /** Copies the collections. */
  public ApiPlan {
    contexts = List.copyOf(contexts);
    hosts = List.copyOf(hosts);
    transports = Set.copyOf(transports);
    routes = List.copyOf(routes);
    upstreams = Collections.unmodifiableMap(new LinkedHashMap<>(upstreams));
  }

  /** How callers may come. */
  public enum Transport {
    HTTP,
    HTTPS
  }
}
