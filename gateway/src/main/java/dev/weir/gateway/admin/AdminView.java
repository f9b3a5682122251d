package dev.weir.gateway.admin;

import dev.weir.gateway.PlanSet;
import dev.weir.gateway.ProcessLog;
import dev.weir.gateway.observe.LogFilter;
import java.util.List;
import java.util.function.Consumer;

/** What the admin port shows of a gateway. Called on the admin port's thread. */
public interface AdminView {
  /**
   * Whether callers should be sent here.
   *
   * @param ready every API that was asked for is bound or has its last good plan, and the gateway
   *     is not going away
   * @param problems APIs whose newest form could not be bound
   */
  record Readiness(boolean ready, List<PlanSet.Unavailable> problems) {
    /** Copies the list. */
    public Readiness {
      problems = List.copyOf(problems);
    }
  }

  /** Whether callers should be sent here. */
  Readiness readiness();

  /** What runs: listeners, APIs, endpoints, problems; as JSON, without secrets. */
  String status();

  /** What is served, as JSON; without secrets. */
  String plan();

  /**
   * What would become of a request, as JSON.
   *
   * @param target path and query
   * @param authority of {@code Host}; possibly empty
   */
  String explain(String method, String target, String authority, boolean secure);

  /** What the process logs about itself. */
  ProcessLog log();

  /**
   * Hands over every exchange that passes the filter, as a line of JSON, on any thread; the taker
   * must not wait. Running what is given back ends it.
   */
  Runnable follow(LogFilter filter, Consumer<String> lines);
}
