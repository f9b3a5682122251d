package dev.weir.gateway.admin;

import dev.weir.gateway.PlanSet;
import java.util.List;

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

  /** What is served, as JSON; without secrets. */
  String plan();

  /**
   * What would become of a request, as JSON.
   *
   * @param target path and query
   * @param authority of {@code Host}; possibly empty
   */
  String explain(String method, String target, String authority, boolean secure);

  /**
   * How much is logged: {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error}.
   */
  String logLevel();

  /** Logs more or less from now on; false for a word that is no level. */
  boolean logLevel(String level);
}
