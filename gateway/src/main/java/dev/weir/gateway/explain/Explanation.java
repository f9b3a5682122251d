package dev.weir.gateway.explain;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.policy.Stage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of a request.
 *
 * @param question what was asked
 * @param status the status of the refusal; 0 when it would go on to its policies
 * @param verdict a sentence
 * @param served the route that it would take; also when that route refuses it
 * @param others routes that come near, with the reason why each does not serve it
 */
public record Explanation(
    Question question, int status, String verdict, Optional<Served> served, List<Other> others) {
  /** Copies the list. */
  public Explanation {
    others = List.copyOf(others);
  }

  /**
   * The route that a request would take.
   *
   * @param parameters path parameters, decoded
   * @param policies of the request, in the order in which they act
   * @param upstreamPath the path that the backend would get below the endpoint's own, query
   *     included, before any step changes it
   */
  public record Served(
      ApiPlan api,
      RoutePlan route,
      Map<String, String> parameters,
      List<Staged> policies,
      String upstreamPath) {
    /** Copies the collections. */
    public Served {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      policies = List.copyOf(policies);
    }
  }

  /** A policy and its stage; empty for a policy that this gateway does not have. */
  public record Staged(PolicyPlan policy, Optional<Stage> stage) {}

  /**
   * A route that does not serve the request.
   *
   * @param api name and version
   * @param route its id
   * @param path context and template
   * @param kind why not, in one word
   * @param reason why not, in a sentence
   */
  public record Other(String api, String route, String path, Kind kind, String reason) {}

  /** Why a route does not serve a request. */
  public enum Kind {
    /** It is for other hosts. */
    HOST,
    /** It is for other methods. */
    METHOD,
    /** Another template that matches says more. */
    LESS_SPECIFIC,
    /** Another API claims the same path and comes first. */
    COMES_LATER,
    /** Its path differs, but looks alike. */
    PATH
  }
}
