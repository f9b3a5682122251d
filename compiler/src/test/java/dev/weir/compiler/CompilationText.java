package dev.weir.compiler;

import dev.weir.config.Problem;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came of a compilation, as a text that a person can read and compare. */
public final class CompilationText {
  private final List<String> lines = new ArrayList<>();

  private CompilationText() {}

  /** Problems first, then the plan and those of the environments. */
  public static String of(Compilation compilation) {
    CompilationText text = new CompilationText();
    for (Problem problem : compilation.problems()) {
      text.lines.add(problem.toString());
    }
    compilation.plan().ifPresentOrElse(text::plan, () -> text.lines.add("no plan"));
    compilation
        .environments()
        .forEach(
            (name, plan) -> {
              text.lines.add("environment " + name);
              text.where(plan);
              text.upstreams(plan);
            });
    return String.join("\n", text.lines) + "\n";
  }

  private void plan(ApiPlan plan) {
    lines.add("api " + plan.name() + " " + plan.version());
    where(plan);
    upstreams(plan);
    plan.routes().forEach(this::route);
  }

  private void where(ApiPlan plan) {
    lines.add(
        "  contexts "
            + plan.contexts()
            + ", hosts "
            + plan.hosts()
            + ", transports "
            + new TreeSet<>(plan.transports()));
  }

  private void upstreams(ApiPlan plan) {
    for (UpstreamPlan upstream : plan.upstreams().values()) {
      lines.add(
          "  upstream "
              + upstream.name()
              + " "
              + upstream.balance()
              + ": "
              + urls(upstream.endpoints())
              + (upstream.sandbox().isEmpty() ? "" : ", sandbox " + urls(upstream.sandbox()))
              + ", response "
              + upstream.timeouts().response()
              + ", connections "
              + upstream.connections().max()
              + ", queue "
              + upstream.connections().queue()
              + ", "
              + upstream.protocols());
    }
  }

  private static String urls(List<EndpointPlan> endpoints) {
    return endpoints.stream().map(EndpointPlan::url).collect(Collectors.joining(" "));
  }

  private void route(RoutePlan route) {
    lines.add("  route " + route.id() + " -> " + route.upstream() + (route.open() ? ", open" : ""));
    route
        .policies()
        .forEach(
            policy ->
                lines.add(
                    "    "
                        + policy.type()
                        + " "
                        + NodeText.of(policy.settings())
                        + " from "
                        + policy.origin()));
  }
}
