package dev.weir.gateway.explain;

import dev.weir.config.Node;
import dev.weir.gateway.explain.Explanation.Other;
import dev.weir.gateway.explain.Explanation.Served;
import dev.weir.gateway.explain.Explanation.Staged;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.UpstreamPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An explanation as a document, for programs. */
public final class ExplanationDocument {
  private ExplanationDocument() {}

  /** The document. */
  public static Node.Mapping of(Explanation explanation) {
    Question question = explanation.question();
    Node.Builder document =
        Node.mapping()
            .put("method", question.method())
            .put("target", question.target())
            .put("host", question.authority())
            .put("tls", Node.flag(question.secure()))
            .put("verdict", explanation.verdict());
    if (explanation.status() != 0) {
      document.put("status", Node.number(explanation.status()));
    }
    explanation.served().ifPresent(served -> document.put("route", route(served)));
    document.put(
        "others",
        Node.list(explanation.others().stream().map(ExplanationDocument::other).toList()));
    return document.build();
  }

  private static Node route(Served served) {
    Node.Builder route =
        Node.mapping()
            .put("api", served.api().name())
            .put("version", served.api().version())
            .put("id", served.route().id())
            .put("operation", served.route().operation())
            .put("open", Node.flag(served.route().open()))
            .put("parameters", texts(served.parameters()))
            .put(
                "policies",
                Node.list(served.policies().stream().map(ExplanationDocument::policy).toList()))
            .put("response", steps(served.route().responseSteps()))
            .put("fault", steps(served.route().faultSteps()));
    UpstreamPlan upstream = served.api().upstreams().get(served.route().upstream());
    if (upstream != null) {
      route.put("upstream", upstream(upstream, served.upstreamPath()));
    }
    return route.put("origins", texts(served.route().origins())).build();
  }

  private static Node upstream(UpstreamPlan upstream, String path) {
    return Node.mapping()
        .put("name", upstream.name())
        .put("balance", upstream.balance().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("path", path)
        .put(
            "endpoints",
            Node.list(upstream.endpoints().stream().map(ExplanationDocument::endpoint).toList()))
        .build();
  }

  private static Node endpoint(EndpointPlan endpoint) {
    return Node.mapping()
        .put("url", endpoint.url())
        .put("weight", Node.number(endpoint.weight()))
        .build();
  }

  private static Node policy(Staged staged) {
    return Node.mapping()
        .put("type", staged.policy().type())
        .put(
            "stage",
            staged.stage().map(stage -> stage.name().toLowerCase(Locale.ROOT)).orElse("unknown"))
        .put("origin", staged.policy().origin())
        .build();
  }

  private static Node steps(List<PolicyPlan> steps) {
    return Node.list(
        steps.stream()
            .map(
                step ->
                    Node.mapping().put("type", step.type()).put("origin", step.origin()).build())
            .toList());
  }

  private static Node other(Other other) {
    return Node.mapping()
        .put("api", other.api())
        .put("route", other.route())
        .put("path", other.path())
        .put("kind", other.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("reason", other.reason())
        .build();
  }

  private static Node texts(Map<String, String> texts) {
    Node.Builder document = Node.mapping();
    texts.forEach(document::put);
    return document.build();
  }
}
