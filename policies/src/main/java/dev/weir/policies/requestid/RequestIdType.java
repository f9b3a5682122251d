package dev.weir.policies.requestid;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policies.headers.FieldNames;
import dev.weir.policy.Merge;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code request-id}: one id per exchange, on the request and on the answer. */
public final class RequestIdType implements PolicyType<RequestIdSettings> {
  @Override
  public String name() {
    return "request-id";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.KEY);
  }

  @Override
  public Merge merge() {
    return Merge.BY_KEY;
  }

  @Override
  public Stage stage(RequestIdSettings settings) {
    return Stage.ADMIT;
  }

  @Override
  public RequestIdSettings read(Setting setting) {
    Section section = setting.section();
    Setting header = section.get("header");
    String name = header.text(RequestIdSettings.DEFAULT.header());
    boolean usable = FieldNames.check(name, header);
    boolean trust = section.get("trust").flag(RequestIdSettings.DEFAULT.trust());
    section.done();
    return new RequestIdSettings(usable ? name : RequestIdSettings.DEFAULT.header(), trust);
  }

  @Override
  public Policy create(RequestIdSettings settings, Use use, Wiring wiring) {
    return new RequestId(settings);
  }
}
