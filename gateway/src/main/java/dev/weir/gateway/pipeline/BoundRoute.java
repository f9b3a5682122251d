package dev.weir.gateway.pipeline;

import dev.weir.exchange.Api;
import dev.weir.exchange.Operation;
import dev.weir.gateway.observe.RouteStats;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.plan.RoutePlan;
import dev.weir.policy.BodyUse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A route ready to serve: its policies made, its upstream bound. Immutable, thread-safe. */
public final class BoundRoute {
  final Api api;
  final RoutePlan plan;
  final List<Operation> operations;
  final BoundPolicy[] policies;
  final BoundPolicy[] preflight;
  final BoundPolicy[] responseSteps;
  final BoundPolicy[] faultSteps;
  final Upstream upstream;
  final Map<String, Upstream> upstreams;
  final boolean filtersRequest;
  final boolean readsResponse;
  final boolean changesResponseBody;
  final long wholeResponseCap;
  private final RouteStats stats;

  /**
   * A route.
   *
   * @throws IllegalArgumentException when its upstream is not among those of the API
   */
  public BoundRoute(
      Api api,
      RoutePlan plan,
      List<BoundPolicy> policies,
      List<BoundPolicy> responseSteps,
      List<BoundPolicy> faultSteps,
      Map<String, Upstream> upstreams,
      RouteStats stats) {
    this.stats = stats;
    this.api = api;
    this.plan = plan;
    this.operations = List.of(new Operation(plan.operation(), plan.method(), plan.template()));
    this.policies = policies.toArray(new BoundPolicy[0]);
    this.preflight = untilCors(policies);
    this.responseSteps = responseSteps.toArray(new BoundPolicy[0]);
    this.faultSteps = faultSteps.toArray(new BoundPolicy[0]);
    this.upstreams = Map.copyOf(upstreams);
    Upstream own = plan.upstream().isEmpty() ? Upstream.NONE : upstreams.get(plan.upstream());
    if (own == null) {
      throw new IllegalArgumentException(plan.id() + ": no upstream named " + plan.upstream());
    }
    this.upstream = own;
    this.filtersRequest = policies.stream().anyMatch(BoundPolicy::filtersRequest);
    List<BoundPolicy> onResponse =
        Stream.concat(responseSteps.stream(), policies.stream()).toList();
    OptionalLong cap =
        onResponse.stream()
            .filter(p -> p.responseBody() instanceof BodyUse.Whole)
            .mapToLong(p -> ((BodyUse.Whole) p.responseBody()).cap())
            .min();
    this.wholeResponseCap = cap.orElse(-1);
    this.readsResponse =
        cap.isPresent() || onResponse.stream().anyMatch(BoundPolicy::filtersResponse);
    this.changesResponseBody =
        cap.isPresent()
            || onResponse.stream().anyMatch(p -> p.responseBody() instanceof BodyUse.Filter);
  }

  /** Who answers preflights, and what acts before it; empty where nobody does. */
  private static BoundPolicy[] untilCors(List<BoundPolicy> policies) {
    for (int i = 0; i < policies.size(); i++) {
      if (policies.get(i).name().equals("cors")) {
        return policies.subList(0, i + 1).toArray(new BoundPolicy[0]);
      }
    }
    return new BoundPolicy[0];
  }

  /** The plan it was bound from. */
  public RoutePlan plan() {
    return plan;
  }

  /** The API it belongs to. */
  public Api api() {
    return api;
  }

  /** What acts on its requests, in order. */
  public List<BoundPolicy> policies() {
    return List.of(policies);
  }

  /** What counts for it. */
  public RouteStats stats() {
    return stats;
  }

  /** Where its calls go, unless a policy says otherwise. */
  public Upstream upstream() {
    return upstream;
  }
}
