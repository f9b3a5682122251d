package dev.weir.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation as the gateway matches it.
 *
 * @param id method and template, {@code GET /pets/{petId}}; unique within the API
 * @param operation the author's the definition's operation id, or the id when there is none
 * @param method upper case as in HTTP, or {@code *} for any
 * @param template the path below the API's context, in canonical form; parameters in braces; a last
 *     segment of {@code *} matches the rest, none included
 * @param open whether nobody needs to prove who they are
 * @param policies what acts on the request, in stage order, and in reverse on the answer
 * @param responseSteps the explicit {@code response:} list, run as written before the others
 * @param faultSteps the explicit {@code fault:} list, run as written instead when the answer is a
 *     fault
 * @param upstream the name of the upstream that serves it; empty when it answers by itself
 * @param origins where each value came from: a key such as {@code upstream} or {@code cors} and
 *     {@code file:line:column}
 */
public record RoutePlan(
    String id,
    String operation,
    String method,
    String template,
    boolean open,
    List<PolicyPlan> policies,
    List<PolicyPlan> responseSteps,
    List<PolicyPlan> faultSteps,
    String upstream,
    Map<String, String> origins) {
  /** Copies the collections. */
  public RoutePlan {
    policies = List.copyOf(policies);
    responseSteps = List.copyOf(responseSteps);
    faultSteps = List.copyOf(faultSteps);
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }
}
