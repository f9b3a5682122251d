package dev.weir.policies;

import dev.weir.policies.cors.CorsType;
import dev.weir.policies.headers.AddHeaderType;
import dev.weir.policies.headers.RemoveHeaderType;
import dev.weir.policies.headers.SetHeaderType;
import dev.weir.policies.maskjson.MaskJsonType;
import dev.weir.policies.maxbody.MaxBodyType;
import dev.weir.policies.measure.MeasureBodiesType;
import dev.weir.policies.mock.MockType;
import dev.weir.policies.path.RewritePathType;
import dev.weir.policies.query.RemoveQueryType;
import dev.weir.policies.query.SetQueryType;
import dev.weir.policies.requestid.RequestIdType;
import dev.weir.policies.rewriteurls.RewriteUrlsType;
import dev.weir.policies.security.SecurityType;
import dev.weir.policy.PolicyType;
import java.util.List;
import java.util.Optional;

/**
 * The one list of the policies that ship with Weir. Types are light: what a policy needs beyond the
 * JDK is loaded when a plan first makes one. Thread-safe.
 */
public final class BuiltInPolicies {
  private static final List<PolicyType<?>> ALL =
      List.of(
          new RequestIdType(),
          new CorsType(),
          new MeasureBodiesType(),
          new MaxBodyType(),
          new SecurityType(),
          new SetHeaderType(),
          new AddHeaderType(),
          new RemoveHeaderType(),
          new RewritePathType(),
          new SetQueryType(),
          new RemoveQueryType(),
          new MockType(),
          new MaskJsonType(),
          new RewriteUrlsType());

  private BuiltInPolicies() {}

  /**
   * All of them. Policies that are written as keys have no order of their own; within a stage they
   * act in the order of this list, so that CORS headers and ids are on every refusal that follows.
   */
  public static List<PolicyType<?>> all() {
    return ALL;
  }

  /** The one that authors call so; empty when there is none. */
  public static Optional<PolicyType<?>> named(String name) {
    for (PolicyType<?> type : ALL) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
