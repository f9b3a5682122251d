package dev.weir.testkit.plan;

import dev.weir.config.Node;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.policy.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the plan of one route. Not thread-safe. */
public final class TestRoute {
  private static final String ORIGIN = "test:1:1";

  private final String route;
  private final List<PolicyPlan> policies = new ArrayList<>();
  private final List<PolicyPlan> responseSteps = new ArrayList<>();
  private final List<PolicyPlan> faultSteps = new ArrayList<>();
  private String upstream = "default";

  TestRoute(String route) {
    this.route = route;
  }

  /** With a policy that has no settings. */
  public TestRoute policy(String type) {
    return policy(type, Node.mapping().build());
  }

  /** With a policy written as a key; policies act in the order in which they are added here. */
  public TestRoute policy(String type, Node settings) {
    policies.add(new PolicyPlan(type, Use.KEY, settings, ORIGIN));
    return this;
  }

  /** With a step of {@code request:}. */
  public TestRoute request(String type, Node settings) {
    policies.add(new PolicyPlan(type, Use.REQUEST, settings, ORIGIN));
    return this;
  }

  /** With a step of {@code response:}. */
  public TestRoute response(String type, Node settings) {
    responseSteps.add(new PolicyPlan(type, Use.RESPONSE, settings, ORIGIN));
    return this;
  }

  /** With a step of {@code fault:}. */
  public TestRoute fault(String type, Node settings) {
    faultSteps.add(new PolicyPlan(type, Use.FAULT, settings, ORIGIN));
    return this;
  }

  /** Served by another upstream than {@code default}. */
  public TestRoute upstream(String name) {
    upstream = name;
    return this;
  }

  RoutePlan plan() {
    String[] parts = route.split(" ", 2);
    return new RoutePlan(
        route,
        route,
        parts[0],
        parts[1],
        true,
        policies,
        responseSteps,
        faultSteps,
        upstream,
        Map.of());
  }
}
