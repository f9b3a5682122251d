package dev.weir.gateway.match;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.List;

/**
 * One route on one path: what the caller of the table gets, and what is needed to tell about it.
 */
record Claim<T>(
    T payload,
    ApiPlan api,
    RoutePlan route,
    List<String> names,
    int contextLength,
    int contextSegments,
    boolean http,
    boolean https) {
  Claim {
    names = List.copyOf(names);
  }

  String apiName() {
    return api.name() + " " + api.version();
  }
}
