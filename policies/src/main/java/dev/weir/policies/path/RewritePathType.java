package dev.weir.policies.path;

import dev.weir.config.Setting;
import dev.weir.policies.template.Escape;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code rewrite-path}: sends another path to the backend. */
public final class RewritePathType implements PolicyType<RewritePathSettings> {
  @Override
  public String name() {
    return "rewrite-path";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST);
  }

  @Override
  public Stage stage(RewritePathSettings settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public RewritePathSettings read(Setting setting) {
    return RewritePathSettings.read(setting);
  }

  @Override
  public Policy create(RewritePathSettings settings, Use use, Wiring wiring) {
    return new RewritePath(settings.path().fill(Escape.PATH, wiring.secrets()));
  }
}
