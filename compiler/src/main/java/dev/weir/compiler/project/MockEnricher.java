package dev.weir.compiler.project;

import dev.weir.compiler.example.ExampleAnswer;
import dev.weir.compiler.example.ExampleAnswers;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Node;
import dev.weir.plan.PolicyPlan;
import java.util.ArrayList;
import java.util.List;

/** Gives the policy {@code mock} the answers that the definition has for the operation. */
final class MockEnricher {
  static final String MOCK = "mock";

  private final ExampleAnswers examples;

  MockEnricher(ApiDefinition definition) {
    this.examples =
        new ExampleAnswers(definition.specification(), definition.root(), definition.references());
  }

  /** The policy itself unless it is {@code mock: true}. */
  PlacedPolicy enrich(PlacedPolicy policy, DefinedOperation operation) {
    PolicyPlan plan = policy.plan();
    if (!plan.type().equals(MOCK) || !Nodes.isText(plan.settings(), "true")) {
      return policy;
    }
    List<Node> answers = new ArrayList<>();
    examples.of(operation.node()).forEach(answer -> answers.add(node(answer)));
    Node settings =
        Node.mapping().put("answers", Node.list(answers)).build(plan.settings().place());
    return new PlacedPolicy(
        policy.stage(), new PolicyPlan(MOCK, plan.use(), settings, plan.origin()));
  }

  private static Node node(ExampleAnswer answer) {
    return Node.mapping()
        .put("status", answer.status())
        .put("media-type", answer.mediaType())
        .put("name", answer.name())
        .put("body", answer.body())
        .build();
  }
}
