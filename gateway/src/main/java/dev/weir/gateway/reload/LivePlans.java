package dev.weir.gateway.reload;

import dev.weir.exchange.Api;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.match.Conflict;
import dev.weir.gateway.match.RouteTable;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.pipeline.BoundRoute;
import dev.weir.gateway.pipeline.LivePlan;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.gateway.upstream.Upstreams;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Wiring;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the live plan. A change is bound completely beside it and then takes its place as one
 * reference; connections to backends that did not change are kept. An API that cannot be bound
 * keeps its last good plan, or answers 503 when it never had one, and the others are not touched.
 *
 * <p>{@link #apply} is called by one thread at a time; everything else by any thread.
 */
public final class LivePlans {
  private final Binder binder;
  private final Upstreams upstreams;
  private final Metrics metrics;
  private final boolean allowOpen;
  private Map<Key, Upstream> bound = Map.of();
  private Map<String, ApiPlan> good = Map.of();
  private final Clock clock;
  private volatile List<Backend> backends = List.of();
  private volatile Map<String, Instant> since = Map.of();
  private volatile State state =
      new State(
          new LivePlan(RouteTable.<BoundRoute>builder().build(), List.of()),
          List.of(),
          List.of(),
          List.of());

  /**
   * Serves nothing yet.
   *
   * @param policies finds a policy's type by its name
   * @param allowOpen whether APIs with open operations may be bound
   */
  public LivePlans(
      Function<String, Optional<PolicyType<?>>> policies,
      Wiring wiring,
      Upstreams upstreams,
      Metrics metrics,
      boolean allowOpen) {
    this.metrics = metrics;
    this.clock = wiring.clock();
    this.binder = new Binder(policies, wiring, metrics);
    this.upstreams = upstreams;
    this.allowOpen = allowOpen;
  }

  /** An upstream of one API; the same plan means the same backend. */
  private record Key(Api api, UpstreamPlan plan) {}

  /** An upstream that is called, and for which API. */
  public record Backend(Api api, Upstream upstream) {}

  /**
   * What is served.
   *
   * @param live what exchanges use
   * @param plans the plans in it
   * @param problems APIs that were asked for and could not be bound; those with a last good plan
   *     still serve that
   * @param conflicts routes that are not served because another API came first
   */
  public record State(
      LivePlan live,
      List<ApiPlan> plans,
      List<PlanSet.Unavailable> problems,
      List<Conflict> conflicts) {
    /** Whether every API that was asked for is bound, or has its last good plan. */
    public boolean ready() {
      return problems.stream()
          .allMatch(problem -> plans.stream().anyMatch(plan -> problem.name().equals(idOf(plan))));
    }
  }

  /** What is served just now. */
  public State state() {
    return state;
  }

  /** What is called for the APIs of {@link #state}. */
  public List<Backend> backends() {
    return backends;
  }

  /** Since when each API of {@link #state} has been served as it is, by {@link #idOf}. */
  public Map<String, Instant> since() {
    return since;
  }

  /** Binds all of it and swaps. */
  public synchronized State apply(PlanSet wanted) {
    Map<Key, Upstream> kept = new HashMap<>();
    Map<String, ApiPlan> next = new LinkedHashMap<>();
    List<PlanSet.Unavailable> problems = new ArrayList<>(wanted.unavailable());
    RouteTable.Builder<BoundRoute> table = RouteTable.builder();
    for (ApiPlan plan : wanted.plans()) {
      String id = idOf(plan);
      try {
        add(table, plan, kept);
        next.put(id, plan);
      } catch (IllegalArgumentException e) {
        problems.add(
            new PlanSet.Unavailable(id, Objects.toString(e.getMessage(), "cannot be bound")));
      }
    }
    for (PlanSet.Unavailable problem : problems) {
      ApiPlan last = good.get(problem.name());
      if (last != null && !next.containsKey(problem.name())) {
        add(table, last, kept);
        next.put(problem.name(), last);
      }
    }
    List<ApiPlan> refused =
        wanted.plans().stream().filter(p -> !next.containsKey(idOf(p))).toList();
    refused.forEach(plan -> table.add(plan, route -> binder.refusing(plan, route)));
    RouteTable<BoundRoute> routes = table.build();
    State swapped =
        new State(
            new LivePlan(routes, List.copyOf(kept.values())),
            List.copyOf(next.values()),
            List.copyOf(problems),
            routes.conflicts());
    since = since(next);
    Map<Key, Upstream> old = bound;
    bound = kept;
    good = next;
    state = swapped;
    backends =
        kept.entrySet().stream()
            .map(entry -> new Backend(entry.getKey().api(), entry.getValue()))
            .toList();
    metrics.retain(
        Stream.concat(next.values().stream(), refused.stream())
            .map(plan -> new Api(plan.name(), plan.version()))
            .collect(Collectors.toUnmodifiableSet()));
    old.forEach(
        (key, upstream) -> {
          if (!kept.containsKey(key)) {
            upstream.retire();
          }
        });
    return swapped;
  }

  private Map<String, Instant> since(Map<String, ApiPlan> next) {
    Map<String, Instant> times = new HashMap<>();
    next.forEach(
        (id, plan) -> {
          Instant before = plan.equals(good.get(id)) ? since.get(id) : null;
          times.put(id, before == null ? clock.instant() : before);
        });
    return Map.copyOf(times);
  }

  private void add(RouteTable.Builder<BoundRoute> table, ApiPlan plan, Map<Key, Upstream> kept) {
    if (!allowOpen) {
      plan.routes().stream()
          .filter(RoutePlan::open)
          .findFirst()
          .ifPresent(
              route -> {
                throw new IllegalArgumentException(
                    route.id() + " is open, and this gateway serves no open operations");
              });
    }
    Map<String, Upstream> byName = new HashMap<>();
    Map<Key, Upstream> fresh = new HashMap<>();
    for (UpstreamPlan upstream : plan.upstreams().values()) {
      Key key = new Key(new Api(plan.name(), plan.version()), upstream);
      Upstream known = bound.get(key);
      Upstream chosen = known == null ? upstreams.bind(upstream) : known;
      byName.put(upstream.name(), chosen);
      fresh.put(key, chosen);
    }
    Map<RoutePlan, BoundRoute> routes = new HashMap<>();
    for (RoutePlan route : plan.routes()) {
      routes.put(route, binder.bind(plan, route, byName));
    }
    table.add(plan, route -> Objects.requireNonNull(routes.get(route), "bound above"));
    kept.putAll(fresh);
  }

  /** How an API is named in messages: {@code orders 1.4.0}. */
  public static String idOf(ApiPlan plan) {
    return plan.name() + " " + plan.version();
  }
}
