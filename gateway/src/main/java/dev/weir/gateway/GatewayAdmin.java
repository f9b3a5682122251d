package dev.weir.gateway;

import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import dev.weir.gateway.admin.AdminView;
import dev.weir.gateway.explain.Explainer;
import dev.weir.gateway.explain.ExplanationDocument;
import dev.weir.gateway.explain.Question;
import dev.weir.gateway.observe.LogFilter;
import dev.weir.plan.PlanCodec;
import dev.weir.policy.PolicyType;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the admin port shows of a gateway. */
final class GatewayAdmin implements AdminView {
  private final Gateway gateway;
  private final Function<String, Optional<PolicyType<?>>> policies;

  GatewayAdmin(Gateway gateway, Function<String, Optional<PolicyType<?>>> policies) {
    this.gateway = gateway;
    this.policies = policies;
  }

  @Override
  public Readiness readiness() {
    return new Readiness(gateway.ready(), gateway.state().problems());
  }

  @Override
  public String plan() {
    return JsonWriter.indented(
        Node.mapping()
            .put("apis", Node.list(gateway.state().plans().stream().map(PlanCodec::write).toList()))
            .build());
  }

  @Override
  public String explain(String method, String target, String authority, boolean secure) {
    Explainer explainer = new Explainer(gateway.state().plans(), policies);
    return JsonWriter.indented(
        ExplanationDocument.of(explainer.explain(new Question(method, target, authority, secure))));
  }

  @Override
  public String status() {
    return JsonWriter.indented(StatusDocument.of(gateway));
  }

  @Override
  public ProcessLog log() {
    return gateway.log();
  }

  @Override
  public Runnable follow(LogFilter filter, Consumer<String> lines) {
    return gateway.tap().follow(filter, lines);
  }
}
