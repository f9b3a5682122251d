package dev.weir.gateway;

import dev.weir.plan.ApiPlan;
import java.util.List;

/**
 * Everything that shall be served.
 *
 * @param plans by a stable order; where two claim the same path the first one serves it
 * @param unavailable APIs that were asked for but could not be read; one that was served before
 *     keeps its last good plan
 */
public record PlanSet(List<ApiPlan> plans, List<Unavailable> unavailable) {
  /** Copies the lists. */
  public PlanSet {
    plans = List.copyOf(plans);
    unavailable = List.copyOf(unavailable);
  }

  /** Just these plans. */
  public static PlanSet of(ApiPlan... plans) {
    return new PlanSet(List.of(plans), List.of());
  }

  /**
   * An API that could not be read or bound.
   *
   * @param name its name, or the file it was to come from
   * @param reason what is wrong, for the operator
   */
  public record Unavailable(String name, String reason) {}
}
