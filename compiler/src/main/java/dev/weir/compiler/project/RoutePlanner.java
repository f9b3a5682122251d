package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.Requirement;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.policies.template.ParameterCheck;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the route of each operation. */
final class RoutePlanner {
  private final PolicyTypes types;
  private final Map<String, String> apiOrigins;
  private final PolicyReader reader;
  private final KeyPolicies keys;
  private final StepReader steps;
  private final SecurityReader security;
  private final UpstreamChoice upstreams;
  private final MockEnricher mocks;
  private final SecurityReport report;
  private final ParameterCheck parameters = new ParameterCheck();
  private final Problems problems;

  RoutePlanner(
      ApiDefinition definition,
      ServerUpstreams servers,
      PolicyTypes types,
      Upstreams upstreams,
      Map<String, String> apiOrigins,
      Problems problems) {
    this.types = types;
    this.problems = problems;
    this.apiOrigins = apiOrigins;
    this.reader = new PolicyReader(problems);
    this.keys = new KeyPolicies(types, reader, problems);
    this.steps = new StepReader(types, reader, problems);
    this.security = new SecurityReader(definition, problems);
    this.upstreams = new UpstreamChoice(definition, servers, upstreams, problems);
    this.mocks = new MockEnricher(definition);
    this.report = new SecurityReport(definition, problems);
  }

  RoutePlan plan(DefinedOperation operation, List<ScopeSettings> scopes) {
    Map<String, String> origins = new LinkedHashMap<>(apiOrigins);
    origins.put("operation", operation.place().toString());
    List<PlacedPolicy> request = new ArrayList<>(keys.of(scopes));
    request.replaceAll(policy -> mocks.enrich(policy, operation));
    Optional<Requirement> requirement = security.of(operation, scopes);
    boolean open = requirement.map(Requirement::open).orElse(true);
    requirement.ifPresent(
        found -> {
          origins.put("security", found.place().toString());
          if (!open) {
            request.add(security(found));
          }
        });
    report.add(operation, requirement);
    request.addAll(steps.of(scopes, Use.REQUEST));
    request.sort(Comparator.comparing(PlacedPolicy::stage));
    boolean mocked = request.stream().anyMatch(policy -> policy.plan().type().equals("mock"));
    String upstream = upstreams.of(operation, scopes, mocked, origins);
    List<PolicyPlan> policies = plans(request, operation);
    policies.forEach(policy -> origins.put(policy.type(), policy.origin()));
    return new RoutePlan(
        operation.id(),
        operation.operationId().orElse(operation.id()),
        operation.method(),
        operation.template().text(),
        open,
        policies,
        plans(steps.of(scopes, Use.RESPONSE), operation),
        plans(steps.of(scopes, Use.FAULT), operation),
        upstream,
        origins);
  }

  /** Says once what concerns several operations. */
  void done() {
    report.done();
    parameters.report(problems);
  }

  private PlacedPolicy security(Requirement requirement) {
    Node settings = RequirementNode.of(requirement);
    Stage stage =
        types.find(PolicyTypes.SECURITY).map(type -> stage(type, settings)).orElse(Stage.IDENTIFY);
    return new PlacedPolicy(
        stage,
        new PolicyPlan(PolicyTypes.SECURITY, Use.KEY, settings, requirement.place().toString()));
  }

  private Stage stage(PolicyType<?> type, Node settings) {
    return reader.stage(type, settings, PolicyTypes.SECURITY);
  }

  private List<PolicyPlan> plans(List<PlacedPolicy> placed, DefinedOperation operation) {
    List<PolicyPlan> plans = placed.stream().map(PlacedPolicy::plan).toList();
    for (PolicyPlan plan : plans) {
      reader
          .settings(plan)
          .ifPresent(settings -> parameters.used(settings, operation.template().parameters()));
    }
    return plans;
  }
}
