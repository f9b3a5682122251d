package dev.weir.policies.query;

import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code set-query}: gives parameters of the query one value. */
public final class SetQueryType implements PolicyType<QueryEdits> {
  @Override
  public String name() {
    return "set-query";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST);
  }

  @Override
  public Stage stage(QueryEdits settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public QueryEdits read(Setting setting) {
    return QueryEdits.read(setting);
  }

  @Override
  public Policy create(QueryEdits settings, Use use, Wiring wiring) {
    return new SetQuery(settings, wiring.secrets());
  }
}
