package dev.weir.cli.test;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The backend that a definition promises: its operations below the paths of the endpoints, each
 * answered from the examples and from nothing else.
 */
final class MockPlan {
  private static final String MOCK = "mock";

  private MockPlan() {}

  /**
   * The plan of such a backend.
   *
   * @param api as it is served, for the paths of its endpoints
   * @param mocked the same API compiled with every operation mocked
   */
  static ApiPlan of(ApiPlan api, ApiPlan mocked) {
    List<String> contexts =
        api.upstreams().values().stream()
            .flatMap(upstream -> upstream.endpoints().stream())
            .map(endpoint -> path(endpoint.url()))
            .distinct()
            .toList();
    return new ApiPlan(
        api.name() + "-examples",
        api.version(),
        contexts.isEmpty() ? List.of("") : contexts,
        List.of(),
        EnumSet.allOf(ApiPlan.Transport.class),
        mocked.routes().stream().map(MockPlan::answering).toList(),
        Map.of("default", nowhere()));
  }

  /** The path of an endpoint's URL; empty for none. */
  static String path(String url) {
    String path = URI.create(url).getRawPath();
    return path == null ? "" : path;
  }

  private static RoutePlan answering(RoutePlan route) {
    return new RoutePlan(
        route.id(),
        route.operation(),
        route.method(),
        route.template(),
        true,
        route.policies().stream().filter(policy -> policy.type().equals(MOCK)).toList(),
        List.of(),
        List.of(),
        "default",
        Map.of());
  }

  /** Never called, since every route answers by itself; port 9 is that of discard (RFC 863). */
  private static UpstreamPlan nowhere() {
    return StandInPlan.upstream("default", List.of(new EndpointPlan("http://127.0.0.1:9", 1)));
  }
}
