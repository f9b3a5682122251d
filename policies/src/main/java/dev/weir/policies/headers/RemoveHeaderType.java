package dev.weir.policies.headers;

import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code remove-header}: removes header fields. */
public final class RemoveHeaderType implements PolicyType<RemovedFields> {
  @Override
  public String name() {
    return "remove-header";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST, Use.RESPONSE, Use.FAULT);
  }

  @Override
  public Stage stage(RemovedFields settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public RemovedFields read(Setting setting) {
    return RemovedFields.read(setting);
  }

  @Override
  public Policy create(RemovedFields settings, Use use, Wiring wiring) {
    return new RemoveHeader(settings, use);
  }
}
