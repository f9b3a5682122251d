package dev.weir.compiler.golden;

import dev.weir.compiler.Compilation;
import dev.weir.config.Node;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A compilation as text that a person can judge: what is as usual is left out. */
final class PlanText {
  private final List<String> lines = new ArrayList<>();

  private PlanText() {}

  static String of(Compilation compilation) {
    PlanText text = new PlanText();
    List<String> base = compilation.plan().map(PlanText::lines).orElse(List.of());
    text.lines.addAll(base);
    compilation
        .environments()
        .forEach(
            (name, plan) -> {
              List<String> differing = new ArrayList<>(lines(plan));
              differing.removeAll(base);
              differing.forEach(line -> text.lines.add("in " + name + ": " + line));
            });
    compilation.problems().forEach(problem -> text.lines.add(problem.toString()));
    return text.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static List<String> lines(ApiPlan plan) {
    PlanText text = new PlanText();
    text.add(plan.name() + " " + plan.version() + " at " + String.join(", ", contexts(plan)));
    if (!plan.hosts().isEmpty()) {
      text.add("hosts " + String.join(", ", plan.hosts()));
    }
    if (plan.transports().size() < 2) {
      text.add("transports " + plan.transports());
    }
    plan.upstreams().values().forEach(text::upstream);
    plan.routes().forEach(text::route);
    return text.lines;
  }

  private static List<String> contexts(ApiPlan plan) {
    return plan.contexts().stream().map(context -> context.isEmpty() ? "/" : context).toList();
  }

  private void upstream(UpstreamPlan upstream) {
    StringBuilder line = new StringBuilder("upstream ").append(upstream.name()).append(" =");
    upstream.endpoints().forEach(endpoint -> line.append(' ').append(endpoint(endpoint)));
    if (!upstream.sandbox().isEmpty()) {
      line.append("; sandbox");
      upstream.sandbox().forEach(endpoint -> line.append(' ').append(endpoint(endpoint)));
    }
    if (upstream.balance() != UpstreamPlan.Balance.ROUND_ROBIN) {
      line.append("; ").append(upstream.balance());
    }
    if (!upstream.timeouts().equals(Timeouts.DEFAULT)) {
      line.append("; ").append(upstream.timeouts());
    }
    if (!upstream.connections().equals(Connections.DEFAULT)) {
      line.append("; ").append(upstream.connections());
    }
    if (!upstream.protocols().equals(List.of("http/1.1"))) {
      line.append("; ").append(upstream.protocols());
    }
    if (!upstream.trust().isEmpty()) {
      line.append("; trusts ").append(upstream.trust());
    }
    add(line.toString());
  }

  private static String endpoint(EndpointPlan endpoint) {
    return endpoint.url() + (endpoint.weight() == 1 ? "" : " (weight " + endpoint.weight() + ")");
  }

  private void route(RoutePlan route) {
    String name = route.operation().equals(route.id()) ? "" : " (" + route.operation() + ")";
    String upstream = route.upstream().isEmpty() ? "nothing" : route.upstream();
    add(route.id() + name + (route.open() ? " open" : " closed") + " -> " + upstream);
    route.policies().forEach(policy -> policy("", policy));
    route.responseSteps().forEach(policy -> policy("response ", policy));
    route.faultSteps().forEach(policy -> policy("fault ", policy));
    add(
        "  from "
            + route.origins().entrySet().stream()
                .map(origin -> origin.getKey() + " " + origin.getValue())
                .collect(Collectors.joining(", ")));
  }

  private void policy(String use, PolicyPlan policy) {
    add("  " + use + policy.type() + " " + text(policy.settings()));
  }

  private static String text(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.members().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue().value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(PlanText::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Scalar) node).text();
  }

  private void add(String line) {
    lines.add(line.stripTrailing());
  }
}
