package dev.weir.policies.headers;

import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code set-header}: replaces header fields. */
public final class SetHeaderType implements PolicyType<FieldEdits> {
  @Override
  public String name() {
    return "set-header";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST, Use.RESPONSE, Use.FAULT);
  }

  @Override
  public Stage stage(FieldEdits settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public FieldEdits read(Setting setting) {
    return FieldEdits.read(setting);
  }

  @Override
  public Policy create(FieldEdits settings, Use use, Wiring wiring) {
    return new SetHeader(settings, use, true, wiring.secrets());
  }
}
