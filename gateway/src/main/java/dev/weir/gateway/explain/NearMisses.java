package dev.weir.gateway.explain;

import dev.weir.gateway.explain.Explainer.Candidate;
import dev.weir.gateway.explain.Explanation.Kind;
import dev.weir.gateway.explain.Explanation.Other;
import dev.weir.gateway.match.RequestTarget;
import dev.weir.gateway.match.RouteMatch;
import dev.weir.gateway.match.RouteMatch.Result;
import dev.weir.gateway.match.RouteTable;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes that come near a request, each with the reason why it does not serve it. Every route
 * is asked alone, with the code that asks all of them together.
 */
final class NearMisses {
  private static final int MOST = 20;

  private final List<ApiPlan> plans;
  private final Question question;
  private final String host;
  private final RequestTarget target;

  NearMisses(List<ApiPlan> plans, Question question, String host, RequestTarget target) {
    this.plans = plans;
    this.question = question;
    this.host = host;
    this.target = target;
  }

  /** All but the one that serves it. */
  List<Other> besides(Optional<Candidate> chosen) {
    List<Other> near = new ArrayList<>();
    for (ApiPlan api : plans) {
      for (RoutePlan route : api.routes()) {
        boolean serves =
            chosen.isPresent()
                && chosen.get().route().equals(route)
                && chosen.get().api().equals(api);
        if (!serves) {
          miss(api, route, chosen).ifPresent(near::add);
        }
      }
    }
    if (near.isEmpty() && chosen.isEmpty()) {
      near.addAll(new LookAlikes(plans, target.path()).find());
    }
    return near.size() > MOST ? near.subList(0, MOST) : near;
  }

  private Optional<Other> miss(ApiPlan api, RoutePlan route, Optional<Candidate> chosen) {
    Result alone = ask(api, route, true);
    if (alone == Result.METHOD_NOT_ALLOWED) {
      return Optional.of(
          other(
              api, route, Kind.METHOD, "is for " + route.method() + ", not " + question.method()));
    }
    if (alone != Result.NOT_FOUND) {
      return Optional.of(beaten(api, route, chosen));
    }
    return api.hosts().isEmpty() || ask(api, route, false) == Result.NOT_FOUND
        ? Optional.empty()
        : Optional.of(
            other(
                api,
                route,
                Kind.HOST,
                "is for the host "
                    + String.join(", ", api.hosts())
                    + (host.isEmpty() ? "; the request names none" : ", not " + host)));
  }

  private Other beaten(ApiPlan api, RoutePlan route, Optional<Candidate> chosen) {
    if (chosen.isPresent() && claimsTheSame(api, route, chosen.get())) {
      return other(
          api,
          route,
          Kind.COMES_LATER,
          chosen.get().api().name() + " claims the same path and comes first");
    }
    boolean byHost =
        chosen.isPresent() && !chosen.get().api().hosts().isEmpty() && api.hosts().isEmpty();
    String reason =
        byHost
            ? "is for any host; " + chosen.get().api().name() + " names this one"
            : "would match, but another path says more";
    return other(api, route, Kind.LESS_SPECIFIC, reason);
  }

  private static boolean claimsTheSame(ApiPlan api, RoutePlan route, Candidate chosen) {
    ApiPlan first = only(chosen.api(), chosen.route(), true);
    RouteTable.Builder<Candidate> both = RouteTable.builder();
    both.add(first, r -> chosen).add(only(api, route, true), r -> chosen);
    return !api.equals(chosen.api()) && !both.build().conflicts().isEmpty();
  }

  private Result ask(ApiPlan api, RoutePlan route, boolean hosts) {
    RouteTable.Builder<Candidate> one = RouteTable.builder();
    one.add(only(api, route, hosts), r -> new Candidate(api, r));
    return one.build()
        .match(host, question.method(), target, question.secure(), new RouteMatch<>());
  }

  private static ApiPlan only(ApiPlan api, RoutePlan route, boolean hosts) {
    return new ApiPlan(
        api.name(),
        api.version(),
        api.contexts(),
        hosts ? api.hosts() : List.of(),
        api.transports(),
        List.of(route),
        api.upstreams());
  }

  static Other other(ApiPlan api, RoutePlan route, Kind kind, String reason) {
    return new Other(
        api.name() + " " + api.version(),
        route.id(),
        (api.contexts().isEmpty() ? "" : api.contexts().get(0)) + route.template(),
        kind,
        reason);
  }
}
