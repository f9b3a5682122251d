package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.KnownPolicies;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Judges each mediation policy that an API or operation uses: one that is known to edit messages
 * only is a warning, any other an error, for it may be what refuses callers or hides fields.
 */
final class PolicyUses {
  private static final List<String> FLOWS = List.of("request", "response", "fault");

  private final ApiFile api;
  private final Problems problems;

  PolicyUses(ApiFile api, Problems problems) {
    this.api = api;
    this.problems = problems;
  }

  void check() {
    list(api.data(), "mediationPolicies", api.path("mediationPolicies"), "name");
    flows(Values.mapping(api.data(), "apiPolicies"), api.path("apiPolicies"));
    List<Node> operations = Values.items(api.data(), "operations");
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Node.Mapping operation) {
        String path = api.path("operations[" + i + "].operationPolicies");
        flows(Values.mapping(operation, "operationPolicies"), path);
      }
    }
  }

  private void flows(Node.Mapping policies, String path) {
    for (String flow : FLOWS) {
      list(policies, flow, path + "." + flow, "policyName");
    }
  }

  private void list(Node.Mapping in, String key, String path, String nameKey) {
    List<Node> items = Values.items(in, key);
    for (int i = 0; i < items.size(); i++) {
      judge(items.get(i), path + "[" + i + "]", nameKey);
    }
  }

  private void judge(Node use, String path, String nameKey) {
    String name =
        use instanceof Node.Mapping mapping
            ? Values.text(mapping, nameKey).orElse("")
            : use instanceof Node.Scalar scalar ? scalar.text() : "";
    Optional<String> weir = KnownPolicies.edit(name);
    if (weir.isPresent()) {
      problems.warning(
          "wso2-not-honoured",
          use.place(),
          path,
          "the policy " + name + " is not run",
          weir.get().isEmpty() ? "" : "in Weir's words: " + weir.get());
    } else {
      problems.error(
          "wso2-refused",
          use.place(),
          path,
          "the policy \"" + name + "\" is not run; it may be what refuses callers or hides fields",
          "write what it does in Weir's words, and remove it here");
    }
  }
}
