package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.plan.ApiPlan.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The written form of a plan. Routes and upstreams are maps by name, and policies stand once in a
 * table that routes refer to, so that an environment's plan differs from the base plan in few
 * places. What has its default is left out; the defaults are therefore part of the format of a
 * bundle, and a change of one is a change of that format. The same plan gives the same form.
 */
public final class PlanCodec {
  private PlanCodec() {}

  /**
   * Writes a plan.
   *
   * @throws IllegalArgumentException for a plan that has no written form: two routes of one id, an
   *     upstream under another name, a duration that is negative or finer than a millisecond
   */
  public static Node.Mapping write(ApiPlan plan) {
    PolicyTable policies = new PolicyTable();
    Node.Builder routes = Node.mapping();
    Set<String> ids = new HashSet<>();
    for (RoutePlan route : plan.routes()) {
      if (!ids.add(route.id())) {
        throw new IllegalArgumentException("two routes have the id " + route.id());
      }
      routes.put(route.id(), RouteCodec.write(route, policies));
    }
    Node.Builder upstreams = Node.mapping();
    plan.upstreams()
        .forEach((name, upstream) -> upstreams.put(name, UpstreamCodec.write(name, upstream)));

    Node.Builder api = Node.mapping();
    api.put("name", plan.name());
    api.put("version", plan.version());
    api.put("contexts", Node.texts(plan.contexts()));
    Written.texts(api, "hosts", plan.hosts());
    if (plan.transports().size() != Transport.values().length) {
      api.put("transports", transports(plan.transports()));
    }
    api.put("upstreams", upstreams.build());
    api.put("policies", policies.write());
    api.put("routes", routes.build());
    return api.build();
  }

  /**
   * Reads what {@link #write} wrote. The settings of a policy get the place that its origin names.
   *
   * @return the plan; empty when there are errors, unknown keys included
   */
  public static Optional<ApiPlan> read(Node node, Problems problems) {
    Problems found = new Problems();
    Section api = Setting.of(node, "", found).section();
    Map<String, PolicyPlan> policies = PolicyTable.read(api.get("policies"));
    Map<String, UpstreamPlan> upstreams = new LinkedHashMap<>();
    api.get("upstreams")
        .entries()
        .forEach((name, upstream) -> upstreams.put(name, UpstreamCodec.read(name, upstream)));
    List<RoutePlan> routes = new ArrayList<>();
    api.get("routes")
        .entries()
        .forEach((id, route) -> routes.add(RouteCodec.read(id, route, policies)));
    ApiPlan plan =
        new ApiPlan(
            api.get("name").required().text(""),
            api.get("version").required().text(""),
            api.get("contexts").required().texts(),
            api.get("hosts").texts(),
            transports(api.get("transports")),
            routes,
            upstreams);
    api.done();
    found.all().forEach(problems::add);
    return found.hasErrors() ? Optional.empty() : Optional.of(plan);
  }

  private static Node transports(Set<Transport> transports) {
    return Node.list(
        transports.stream().sorted().map(transport -> Node.text(Written.word(transport))).toList());
  }

  private static Set<Transport> transports(Setting setting) {
    if (!setting.present()) {
      return EnumSet.allOf(Transport.class);
    }
    Set<Transport> transports = EnumSet.noneOf(Transport.class);
    setting.items().forEach(item -> transports.add(item.choice(Transport.class, Transport.HTTPS)));
    return transports;
  }
}
