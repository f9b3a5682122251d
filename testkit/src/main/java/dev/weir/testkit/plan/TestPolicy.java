package dev.weir.testkit.plan;

import dev.weir.config.Node;
import dev.weir.config.Setting;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of policy that a test writes in place.
 *
 * @param name what routes call it
 * @param stage where on the road it acts
 * @param requestBody what it does with request bodies
 * @param responseBody what it does with response bodies
 * @param make makes the policy
 */
public record TestPolicy(
    String name,
    Stage stage,
    BodyUse requestBody,
    BodyUse responseBody,
    Function<Wiring, Policy> make)
    implements PolicyType<Optional<Node>> {

  /** One of stage TRANSFORM that looks at no body. */
  public static TestPolicy of(String name, Policy policy) {
    return of(name, wiring -> policy);
  }

  /** The same, made with the gateway's wiring. */
  public static TestPolicy of(String name, Function<Wiring, Policy> make) {
    return new TestPolicy(name, Stage.TRANSFORM, BodyUse.NONE, BodyUse.NONE, make);
  }

  /** The same in another stage. */
  public TestPolicy at(Stage other) {
    return new TestPolicy(name, other, requestBody, responseBody, make);
  }

  /** The same with another use of request bodies. */
  public TestPolicy requestBody(BodyUse other) {
    return new TestPolicy(name, stage, other, responseBody, make);
  }

  /** The same with another use of response bodies. */
  public TestPolicy responseBody(BodyUse other) {
    return new TestPolicy(name, stage, requestBody, other, make);
  }

  @Override
  public Set<Use> uses() {
    return EnumSet.allOf(Use.class);
  }

  @Override
  public Stage stage(Optional<Node> settings) {
    return stage;
  }

  @Override
  public Optional<Node> read(Setting setting) {
    return setting.node();
  }

  @Override
  public BodyUse requestBody(Optional<Node> settings) {
    return requestBody;
  }

  @Override
  public BodyUse responseBody(Optional<Node> settings) {
    return responseBody;
  }

  @Override
  public Policy create(Optional<Node> settings, Use use, Wiring wiring) {
    return make.apply(wiring);
  }
}
