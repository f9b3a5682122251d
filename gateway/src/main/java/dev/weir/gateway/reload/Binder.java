package dev.weir.gateway.reload;

import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.exchange.Api;
import dev.weir.exchange.Exchange;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.pipeline.BoundPolicy;
import dev.weir.gateway.pipeline.BoundRoute;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Verdict;
import dev.weir.policy.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the policies of routes. A policy that cannot be made refuses the whole API, never opens it.
 */
final class Binder {
  private static final BoundPolicy REFUSAL =
      new BoundPolicy("unavailable", Stage.ADMIT, new Refusal(), BodyUse.NONE, BodyUse.NONE);

  private final Function<String, Optional<PolicyType<?>>> types;
  private final Wiring wiring;
  private final Metrics metrics;

  Binder(Function<String, Optional<PolicyType<?>>> types, Wiring wiring, Metrics metrics) {
    this.metrics = metrics;
    this.types = types;
    this.wiring = wiring;
  }

  /**
   * Binds one route.
   *
   * @throws IllegalArgumentException when something of it cannot be made; the message says what
   */
  BoundRoute bind(ApiPlan api, RoutePlan route, Map<String, Upstream> upstreams) {
    return new BoundRoute(
        new Api(api.name(), api.version()),
        route,
        bind(route, route.policies()),
        bind(route, route.responseSteps()),
        bind(route, route.faultSteps()),
        upstreams,
        metrics.route(api.name(), api.version(), route.operation(), route.id()));
  }

  /** A route of an API that cannot be bound: it answers 503, whoever asks. */
  BoundRoute refusing(ApiPlan api, RoutePlan route) {
    RoutePlan bare =
        new RoutePlan(
            route.id(),
            route.operation(),
            route.method(),
            route.template(),
            false,
            List.of(),
            List.of(),
            List.of(),
            "",
            route.origins());
    return new BoundRoute(
        new Api(api.name(), api.version()),
        bare,
        List.of(REFUSAL),
        List.of(),
        List.of(),
        Map.of(),
        metrics.route(api.name(), api.version(), route.operation(), route.id()));
  }

  private List<BoundPolicy> bind(RoutePlan route, List<PolicyPlan> plans) {
    List<BoundPolicy> bound = new ArrayList<>(plans.size());
    for (PolicyPlan plan : plans) {
      PolicyType<?> type =
          types
              .apply(plan.type())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          route.id() + ": this gateway has no policy named " + plan.type()));
      bound.add(bind(route, plan, type));
    }
    return bound;
  }

  private <S> BoundPolicy bind(RoutePlan route, PolicyPlan plan, PolicyType<S> type) {
    Problems problems = new Problems();
    S settings = type.read(Setting.of(plan.settings(), plan.type(), problems));
    if (problems.hasErrors()) {
      throw new IllegalArgumentException(route.id() + ": " + problems.all().get(0));
    }
    try {
      return new BoundPolicy(
          type.name(),
          type.stage(settings),
          type.create(settings, plan.use(), wiring),
          type.requestBody(settings),
          type.responseBody(settings));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          route.id() + ": policy " + plan.type() + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static final class Refusal implements Policy {
    @Override
    public Verdict onRequest(Exchange exchange) {
      return Verdict.fail(
          new Fault(
              FaultCode.API_NOT_AVAILABLE,
              exchange.api().name() + " " + exchange.api().version() + " is not bound"));
    }
  }
}
