package dev.weir.gateway.explain;

import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.gateway.explain.Explanation.Served;
import dev.weir.gateway.explain.Explanation.Staged;
import dev.weir.gateway.match.HostName;
import dev.weir.gateway.match.PathFlaw;
import dev.weir.gateway.match.RequestTarget;
import dev.weir.gateway.match.RouteMatch;
import dev.weir.gateway.match.RouteTable;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Explains requests against some plans. Immutable, thread-safe. */
public final class Explainer {
  private static final String SECURITY = "security";

  private final List<ApiPlan> plans;
  private final Function<String, Optional<PolicyType<?>>> policies;
  private final RouteTable<Candidate> table;

  /** A route and its API. */
  record Candidate(ApiPlan api, RoutePlan route) {}

  /**
   * An explainer.
   *
   * @param plans in the order in which a gateway has them
   * @param policies finds a policy's type by its name
   */
  public Explainer(List<ApiPlan> plans, Function<String, Optional<PolicyType<?>>> policies) {
    this.plans = List.copyOf(plans);
    this.policies = policies;
    this.table = table(this.plans);
  }

  /** What would become of a request. */
  public Explanation explain(Question question) {
    String host = HostName.of(question.authority());
    if (host == null) {
      return refused(question, 400, "the host is malformed", List.of());
    }
    RequestTarget target = new RequestTarget();
    PathFlaw flaw = target.read(question.target());
    if (flaw != null) {
      return refused(question, 400, "path-not-canonical: " + flaw.hint(), List.of());
    }
    RouteMatch<Candidate> match = new RouteMatch<>();
    RouteMatch.Result result =
        table.match(host, question.method(), target, question.secure(), match);
    NearMisses near = new NearMisses(plans, question, host, target);
    return switch (result) {
      case FOUND -> found(question, target, match, near);
      case NOT_FOUND ->
          refused(question, 404, "no API has this path", near.besides(Optional.empty()));
      case METHOD_NOT_ALLOWED ->
          refused(
              question,
              405,
              "the path is known, the method is not; it offers " + match.allow(),
              near.besides(Optional.empty()));
      case TRANSPORT_NOT_ALLOWED ->
          new Explanation(
              question,
              403,
              "the API is not offered over " + (question.secure() ? "https" : "http"),
              Optional.of(served(target, match)),
              near.besides(Optional.of(match.route())));
    };
  }

  private Explanation found(
      Question question, RequestTarget target, RouteMatch<Candidate> match, NearMisses near) {
    Candidate chosen = match.route();
    boolean guarded =
        chosen.route().policies().stream().anyMatch(policy -> policy.type().equals(SECURITY));
    boolean mocked = chosen.route().policies().stream().anyMatch(Explainer::isMock);
    String verdict =
        guarded
            ? "security-not-available: the operation requires security, which is not there yet"
            : mocked
                ? "answered from the definition's examples"
                : "sent to the upstream " + chosen.route().upstream();
    return new Explanation(
        question,
        guarded ? 503 : 0,
        verdict,
        Optional.of(served(target, match)),
        near.besides(Optional.of(chosen)));
  }

  private static boolean isMock(PolicyPlan policy) {
    return policy.type().equals("mock")
        && !(policy.settings() instanceof dev.weir.config.Node.Scalar off
            && off.text().equals("false"));
  }

  private static Explanation refused(
      Question question, int status, String verdict, List<Explanation.Other> others) {
    return new Explanation(question, status, verdict, Optional.empty(), others);
  }

  private Served served(RequestTarget target, RouteMatch<Candidate> match) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < match.parameters(); i++) {
      parameters.put(match.parameterName(i), match.parameterValue(i));
    }
    Candidate candidate = match.route();
    String below = target.sent().substring(match.contextEnd());
    return new Served(
        candidate.api(),
        candidate.route(),
        parameters,
        candidate.route().policies().stream().map(this::staged).toList(),
        below.startsWith("/") ? below : "/" + below);
  }

  private Staged staged(PolicyPlan policy) {
    return new Staged(policy, policies.apply(policy.type()).map(type -> stage(type, policy)));
  }

  private static <S> Stage stage(PolicyType<S> type, PolicyPlan policy) {
    Setting settings = Setting.of(policy.settings(), type.name(), new Problems());
    return type.stage(type.read(settings));
  }

  private static RouteTable<Candidate> table(List<ApiPlan> plans) {
    RouteTable.Builder<Candidate> table = RouteTable.builder();
    plans.forEach(api -> table.add(api, route -> new Candidate(api, route)));
    return table.build();
  }
}
