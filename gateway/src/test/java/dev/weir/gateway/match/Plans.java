package dev.weir.gateway.match;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short ways to write plans of which only hosts, contexts and templates matter. */
final class Plans {
  private Plans() {}

  /** An API for any host and transport; routes are written {@code GET /pets/{id}}. */
  static ApiPlan api(String name, String context, String... routes) {
    return api(name, List.of(context), List.of(), routes);
  }

  static ApiPlan api(String name, List<String> contexts, List<String> hosts, String... routes) {
    return api(name, contexts, hosts, EnumSet.allOf(ApiPlan.Transport.class), routes);
  }

  static ApiPlan api(
      String name,
      List<String> contexts,
      List<String> hosts,
      Set<ApiPlan.Transport> transports,
      String... routes) {
    List<RoutePlan> plans = new ArrayList<>();
    for (String route : routes) {
      plans.add(route(route));
    }
    return new ApiPlan(name, "1.0", contexts, hosts, transports, plans, Map.of());
  }

  static RoutePlan route(String id) {
    String[] parts = id.split(" ", 2);
    return new RoutePlan(
        id, id, parts[0], parts[1], true, List.of(), List.of(), List.of(), "default", Map.of());
  }
}
