package dev.weir.compiler.project;

import dev.weir.compiler.openapi.Requirement;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A requirement as the settings of the policy {@code security}: OpenAPI's list of mappings. */
final class RequirementNode {
  private RequirementNode() {}

  static Node of(Requirement requirement) {
    List<Node> alternatives = new ArrayList<>();
    for (Map<String, List<String>> schemes : requirement.alternatives()) {
      Node.Builder mapping = Node.mapping();
      schemes.forEach((scheme, scopes) -> mapping.put(scheme, Node.texts(scopes)));
      alternatives.add(mapping.build(requirement.place()));
    }
    return new Node.Sequence(alternatives, requirement.place());
  }
}
