package dev.weir.gateway.pipeline;

import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.Stage;

/**
 * A policy ready to act, with what it does to bodies.
 *
 * @param name the name of its type
 * @param stage where on the road it acts
 * @param policy itself
 * @param requestBody what it does with request bodies
 * @param responseBody what it does with response bodies
 */
public record BoundPolicy(
    String name, Stage stage, Policy policy, BodyUse requestBody, BodyUse responseBody) {

  boolean wantsWholeRequest() {
    return requestBody instanceof BodyUse.Whole;
  }

  boolean wantsWholeResponse() {
    return responseBody instanceof BodyUse.Whole;
  }

  boolean filtersRequest() {
    return requestBody instanceof BodyUse.Tap || requestBody instanceof BodyUse.Filter;
  }

  boolean filtersResponse() {
    return responseBody instanceof BodyUse.Tap || responseBody instanceof BodyUse.Filter;
  }
}
