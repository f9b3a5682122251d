package dev.weir.policies.query;

import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code remove-query}: removes parameters of the query. */
public final class RemoveQueryType implements PolicyType<RemovedParameters> {
  @Override
  public String name() {
    return "remove-query";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST);
  }

  @Override
  public Stage stage(RemovedParameters settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public RemovedParameters read(Setting setting) {
    return RemovedParameters.read(setting);
  }

  @Override
  public Policy create(RemovedParameters settings, Use use, Wiring wiring) {
    return new RemoveQuery(settings);
  }
}
