package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The written form of a route; its id is the key it stands under. */
final class RouteCodec {
  private static final String UPSTREAM = "default";

  private RouteCodec() {}

  static Node.Mapping write(RoutePlan plan, PolicyTable policies) {
    Node.Builder route = Node.mapping();
    Written.text(route, "operation", plan.operation(), plan.id());
    Written.text(route, "method", plan.method(), method(plan.id()));
    Written.text(route, "template", plan.template(), template(plan.id()));
    if (plan.open()) {
      route.put("open", Node.flag(true));
    }
    policies(route, "policies", plan.policies(), policies);
    policies(route, "response", plan.responseSteps(), policies);
    policies(route, "fault", plan.faultSteps(), policies);
    Written.text(route, "upstream", plan.upstream(), UPSTREAM);
    Node.Builder origins = Node.mapping();
    plan.origins().forEach(origins::put);
    Written.mapping(route, "origins", origins.build());
    return route.build();
  }

  private static void policies(
      Node.Builder route, String key, List<PolicyPlan> plans, PolicyTable policies) {
    if (!plans.isEmpty()) {
      route.put(key, policies.names(plans));
    }
  }

  static RoutePlan read(String id, Setting setting, Map<String, PolicyPlan> policies) {
    Section route = setting.section();
    Map<String, String> origins = new LinkedHashMap<>();
    route.get("origins").entries().forEach((key, at) -> origins.put(key, at.text("")));
    RoutePlan plan =
        new RoutePlan(
            id,
            route.get("operation").text(id),
            route.get("method").text(method(id)),
            route.get("template").text(template(id)),
            route.get("open").flag(false),
            policies(route.get("policies"), policies),
            policies(route.get("response"), policies),
            policies(route.get("fault"), policies),
            route.get("upstream").text(UPSTREAM),
            origins);
    route.done();
    return plan;
  }

  private static List<PolicyPlan> policies(Setting names, Map<String, PolicyPlan> policies) {
    List<PolicyPlan> found = new ArrayList<>();
    for (Setting name : names.items()) {
      PolicyPlan policy = policies.get(name.text(""));
      if (policy == null) {
        name.error("unknown-policy", "no policy of this name is in the plan", "");
      } else {
        found.add(policy);
      }
    }
    return found;
  }

  private static String method(String id) {
    int space = id.indexOf(' ');
    return space < 0 ? id : id.substring(0, space);
  }

  private static String template(String id) {
    return id.substring(id.indexOf(' ') + 1);
  }
}
