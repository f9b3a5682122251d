package dev.weir.cli.test;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An API whose endpoints are replaced by stand-ins, everything else as it is. */
final class StandInPlan {
  private StandInPlan() {}

  /**
   * The same API, open to http as well, with other backends.
   *
   * @param origins scheme, host and port of the stand-in for each upstream
   */
  static ApiPlan of(ApiPlan api, Function<String, String> origins) {
    Map<String, UpstreamPlan> upstreams = new LinkedHashMap<>();
    api.upstreams()
        .forEach(
            (name, upstream) -> {
              List<EndpointPlan> endpoints =
                  upstream.endpoints().stream()
                      .map(endpoint -> moved(endpoint, origins.apply(name)))
                      .toList();
              upstreams.put(name, upstream(name, endpoints));
            });
    return new ApiPlan(
        api.name(),
        api.version(),
        api.contexts(),
        api.hosts(),
        EnumSet.allOf(ApiPlan.Transport.class),
        api.routes(),
        upstreams);
  }

  /** An upstream with everything else as nobody said otherwise. */
  static UpstreamPlan upstream(String name, List<EndpointPlan> endpoints) {
    return new UpstreamPlan(
        name,
        endpoints,
        List.of(),
        UpstreamPlan.Balance.ROUND_ROBIN,
        Timeouts.DEFAULT,
        Connections.DEFAULT,
        List.of("http/1.1"),
        "");
  }

  private static EndpointPlan moved(EndpointPlan endpoint, String origin) {
    return new EndpointPlan(origin + MockPlan.path(endpoint.url()), endpoint.weight());
  }
}
