package dev.weir.policies.maxbody;

import dev.weir.config.Setting;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Merge;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code max-body}: refuses request bodies beyond a size. */
public final class MaxBodyType implements PolicyType<MaxBodySettings> {
  @Override
  public String name() {
    return "max-body";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.KEY);
  }

  @Override
  public Merge merge() {
    return Merge.ADD;
  }

  @Override
  public Stage stage(MaxBodySettings settings) {
    return Stage.ADMIT;
  }

  @Override
  public MaxBodySettings read(Setting setting) {
    return new MaxBodySettings(setting.required().size(0));
  }

  @Override
  public BodyUse requestBody(MaxBodySettings settings) {
    return BodyUse.TAP;
  }

  @Override
  public Policy create(MaxBodySettings settings, Use use, Wiring wiring) {
    return new MaxBody(settings);
  }
}
