package dev.weir.gateway.upstream;

import dev.weir.plan.Connections;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A named set of endpoints, bound: chooses one for every call. Thread-safe. */
public final class Upstream {
  /** No backend at all, for routes that answer by themselves. */
  public static final Upstream NONE =
      new Upstream(
          new UpstreamPlan(
              "none",
              List.of(),
              List.of(),
              UpstreamPlan.Balance.ROUND_ROBIN,
              Timeouts.DEFAULT,
              Connections.DEFAULT,
              List.of(),
              ""),
          List.of());

  private final UpstreamPlan plan;
  private final List<Endpoint> endpoints;
  private final Endpoint[] turn;
  private final AtomicInteger next = new AtomicInteger();

  Upstream(UpstreamPlan plan, List<Endpoint> endpoints) {
    this.plan = plan;
    this.endpoints = List.copyOf(endpoints);
    this.turn = Turns.spread(endpoints);
  }

  /** Its name in the plan. */
  public String name() {
    return plan.name();
  }

  /** How long to wait for what. */
  public Timeouts timeouts() {
    return plan.timeouts();
  }

  /** All of them. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Whether there is any. */
  public boolean hasEndpoints() {
    return turn.length > 0;
  }

  /** The endpoint of the next call. */
  public Endpoint choose() {
    if (turn.length == 1) {
      return turn[0];
    }
    return switch (plan.balance()) {
      case ROUND_ROBIN -> turn[Math.floorMod(next.getAndIncrement(), turn.length)];
      case RANDOM -> turn[ThreadLocalRandom.current().nextInt(turn.length)];
      case FAILOVER -> endpoints.get(0);
    };
  }

  /** The endpoint to try after another refused to connect; the same one when there is no other. */
  public Endpoint after(Endpoint failed) {
    int index = endpoints.indexOf(failed);
    return endpoints.get((index + 1) % endpoints.size());
  }

  /** Closes what is idle; nothing is kept any more. */
  public void retire() {
    endpoints.forEach(Endpoint::retire);
  }
}
