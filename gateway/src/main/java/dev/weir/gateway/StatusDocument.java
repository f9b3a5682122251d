package dev.weir.gateway;

import dev.weir.config.Node;
import dev.weir.gateway.listen.Listener;
import dev.weir.gateway.match.Conflict;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.upstream.Endpoint;
import dev.weir.plan.ApiPlan;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What runs, as a document: the gateway, its listeners, its APIs with their state, the endpoints
 * that they call, and what is wrong. Holds no header, no credential and no setting of a policy.
 */
final class StatusDocument {
  private StatusDocument() {}

  static Node.Mapping of(Gateway gateway) {
    LivePlans.State state = gateway.state();
    return Node.mapping()
        .put("version", GatewayMetrics.version())
        .put("java", Runtime.version().toString())
        .put("transport", gateway.transport().name().toLowerCase(Locale.ROOT))
        .put("started", time(gateway.started()))
        .put("ready", Node.flag(gateway.ready()))
        .put("connections", Node.number(gateway.connections()))
        .put("in-flight", Node.number(gateway.inFlight()))
        .put("listeners", list(gateway.listeners(), StatusDocument::listener))
        .put("apis", Node.list(apis(gateway, state)))
        .put("endpoints", Node.list(endpoints(gateway.plans().backends())))
        .put("problems", list(state.problems(), StatusDocument::problem))
        .put("conflicts", list(state.conflicts(), StatusDocument::conflict))
        .put("lost", lost(gateway.observation()))
        .build();
  }

  private static Node listener(Listener listener) {
    return Node.mapping()
        .put("name", listener.settings().name())
        .put("address", text(listener.address()))
        .put("protocols", list(listener.settings().protocols(), Node::text))
        .put("tls", Node.flag(listener.settings().tls().isPresent()))
        .build();
  }

  private static List<Node> apis(Gateway gateway, LivePlans.State state) {
    List<Node> apis = new ArrayList<>();
    Map<String, Instant> since = gateway.plans().since();
    for (ApiPlan plan : state.plans()) {
      String id = LivePlans.idOf(plan);
      Optional<PlanSet.Unavailable> newer =
          state.problems().stream().filter(problem -> problem.name().equals(id)).findFirst();
      Node.Builder api =
          Node.mapping()
              .put("name", plan.name())
              .put("version", plan.version())
              .put("state", newer.isPresent() ? "last-good" : "serving")
              .put("contexts", list(plan.contexts(), Node::text))
              .put("hosts", list(plan.hosts(), Node::text))
              .put("operations", Node.number(plan.routes().size()));
      Instant served = since.get(id);
      if (served != null) {
        api.put("since", time(served));
      }
      newer.ifPresent(problem -> api.put("reason", problem.reason()));
      apis.add(api.build());
    }
    for (PlanSet.Unavailable problem : state.problems()) {
      if (state.plans().stream().noneMatch(plan -> problem.name().equals(LivePlans.idOf(plan)))) {
        apis.add(
            Node.mapping()
                .put("name", problem.name())
                .put("state", "not-served")
                .put("reason", problem.reason())
                .build());
      }
    }
    return apis;
  }

  private static List<Node> endpoints(List<LivePlans.Backend> backends) {
    List<Node> endpoints = new ArrayList<>();
    for (LivePlans.Backend backend : backends) {
      for (Endpoint endpoint : backend.upstream().endpoints()) {
        endpoints.add(
            Node.mapping()
                .put("api", backend.api().name())
                .put("version", backend.api().version())
                .put("upstream", backend.upstream().name())
                .put("url", endpoint.toString())
                .put("connections", Node.number(endpoint.openConnections()))
                .put("waiting", Node.number(endpoint.waitingCalls()))
                .build());
      }
    }
    return endpoints;
  }

  private static Node problem(PlanSet.Unavailable problem) {
    return Node.mapping().put("api", problem.name()).put("reason", problem.reason()).build();
  }

  private static Node conflict(Conflict conflict) {
    return Node.text(conflict.toString());
  }

  private static Node lost(Observation observation) {
    return Node.mapping()
        .put("access-lines", Node.number(observation.droppedAccessLines()))
        .put("event-lines", Node.number(observation.droppedEventLines()))
        .put("events", Node.number(observation.lostEvents()))
        .put("traces", Node.number(observation.lostTraces()))
        .build();
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static <T> Node list(List<T> items, Function<T, Node> form) {
    return Node.list(items.stream().map(form).toList());
  }
}
