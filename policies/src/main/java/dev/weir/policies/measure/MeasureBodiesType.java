package dev.weir.policies.measure;

import dev.weir.config.Setting;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code measure-bodies}: counts the bytes of bodies. */
public final class MeasureBodiesType implements PolicyType<MeasureSettings> {
  @Override
  public String name() {
    return "measure-bodies";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.KEY);
  }

  @Override
  public Stage stage(MeasureSettings settings) {
    return Stage.ADMIT;
  }

  @Override
  public MeasureSettings read(Setting setting) {
    return new MeasureSettings(setting.required().flag(false));
  }

  @Override
  public BodyUse requestBody(MeasureSettings settings) {
    return settings.on() ? BodyUse.TAP : BodyUse.NONE;
  }

  @Override
  public BodyUse responseBody(MeasureSettings settings) {
    return settings.on() ? BodyUse.TAP : BodyUse.NONE;
  }

  @Override
  public Policy create(MeasureSettings settings, Use use, Wiring wiring) {
    return settings.on() ? new MeasureBodies(wiring.meters()) : new Policy() {};
  }
}
