package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.policy.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small plan that uses every kind of part. */
public final class Petstore {
  private Petstore() {}

  public static ApiPlan plan() {
    return plan("https://a.example");
  }

  public static ApiPlan plan(String endpoint) {
    PolicyPlan cors =
        new PolicyPlan(
            "cors",
            Use.KEY,
            placed(
                "weir.yaml:7:1", "{\"origins\": [\"https://shop.example\"], \"max-age\": \"1h\"}"),
            "weir.yaml:7:1");
    PolicyPlan step =
        new PolicyPlan("set-header", Use.RESPONSE, placed("default", "{\"X\": \"1\"}"), "default");
    UpstreamPlan upstream =
        new UpstreamPlan(
            "default",
            List.of(new EndpointPlan(endpoint, 1), new EndpointPlan("http://b.example/api", 3)),
            List.of(new EndpointPlan("http://sandbox.example", 1)),
            UpstreamPlan.Balance.FAILOVER,
            new Timeouts(
                Timeouts.DEFAULT.connect(),
                Duration.ofSeconds(10),
                Timeouts.DEFAULT.idle(),
                Duration.ofMillis(1500)),
            new Connections(
                8,
                Connections.DEFAULT.queue(),
                Connections.DEFAULT.patience(),
                Duration.ofMinutes(2)),
            List.of("h2", "http/1.1"),
            "internal-ca");
    return new ApiPlan(
        "petstore",
        "1.0",
        List.of("/petstore/1.0", "/petstore"),
        List.of("api.example.com"),
        Set.of(ApiPlan.Transport.HTTPS),
        List.of(
            new RoutePlan(
                "GET /pets",
                "listPets",
                "GET",
                "/pets",
                true,
                List.of(cors),
                List.of(step),
                List.of(),
                "default",
                Map.of("upstream", "weir.yaml:4:3")),
            new RoutePlan(
                "POST /pets",
                "POST /pets",
                "POST",
                "/pets",
                false,
                List.of(cors),
                List.of(),
                List.of(step),
                "reports",
                Map.of())),
        Map.of("default", upstream));
  }

  private static Node placed(String origin, String text) {
    return PolicyTable.placed(PlanCodecTest.json(text), Place.parse(origin));
  }

  public static ApiPlan with(
      ApiPlan plan, List<RoutePlan> routes, Map<String, UpstreamPlan> upstreams) {
    return new ApiPlan(
        plan.name(),
        plan.version(),
        plan.contexts(),
        plan.hosts(),
        plan.transports(),
        routes,
        upstreams);
  }

  public static ApiPlan with(ApiPlan plan, Timeouts timeouts) {
    UpstreamPlan u = plan.upstreams().get("default");
    return with(
        plan,
        plan.routes(),
        Map.of(
            "default",
            new UpstreamPlan(
                u.name(),
                u.endpoints(),
                u.sandbox(),
                u.balance(),
                timeouts,
                u.connections(),
                u.protocols(),
                u.trust())));
  }
}
