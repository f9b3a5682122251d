package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.Requirement;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what callers of an operation must prove: what the nearest scope says, or else the
 * definition.
 */
final class SecurityReader {
  private final ApiDefinition definition;
  private final Problems problems;
  private final IdentityHashMap<Node, Requirement> read = new IdentityHashMap<>();
  private final Set<Requirement> checked = new HashSet<>();

  SecurityReader(ApiDefinition definition, Problems problems) {
    this.definition = definition;
    this.problems = problems;
  }

  /** Empty when neither the settings nor the definition say anything. */
  Optional<Requirement> of(DefinedOperation operation, List<ScopeSettings> scopes) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      ScopeSettings scope = scopes.get(i);
      Node written = scope.settings().get("security");
      if (written != null && !Nodes.isNull(written)) {
        return Optional.of(
            read.computeIfAbsent(written, unused -> read(written, scope.path("security"))));
      }
    }
    operation.security().filter(checked::add).ifPresent(this::checkSchemes);
    return operation.security();
  }

  private void checkSchemes(Requirement requirement) {
    for (Map<String, List<String>> alternative : requirement.alternatives()) {
      for (String scheme : alternative.keySet()) {
        if (!scheme.isEmpty() && !definition.schemes().containsKey(scheme)) {
          unknown(scheme, requirement.place(), "security");
        }
      }
    }
  }

  /** {@code open}, or OpenAPI's list of alternatives; anything else is closed. */
  private Requirement read(Node written, String path) {
    if (written instanceof Node.Scalar word) {
      if (word.text().equals("open")) {
        return new Requirement(List.of(), word.place());
      }
      problems.error(
          "wrong-value",
          word.place(),
          path,
          "\"" + word.text() + "\" is neither open nor a list of alternatives",
          "write open, or - SCHEME: [SCOPE]");
      return closed(word.place());
    }
    List<Map<String, List<String>>> alternatives = new ArrayList<>();
    for (Setting item : Setting.of(written, path, problems).items()) {
      alternatives.add(alternative(item));
    }
    return new Requirement(alternatives, written.place());
  }

  private Map<String, List<String>> alternative(Setting item) {
    if (item.node().orElse(null) instanceof Node.Mapping) {
      Map<String, List<String>> schemes = new LinkedHashMap<>();
      item.entries()
          .forEach(
              (scheme, scopes) -> {
                if (!definition.schemes().containsKey(scheme)) {
                  unknown(scheme, scopes.place(), scopes.path());
                }
                schemes.put(scheme, scopes.texts());
              });
      return schemes;
    }
    item.error(
        "wrong-type", "should be a mapping of schemes", "for example - user-token: [orders:read]");
    return Map.of("", List.of());
  }

  private void unknown(String scheme, Place place, String path) {
    problems.error(
        "unknown-scheme",
        place,
        path,
        "the definition has no security scheme " + scheme,
        Suggest.among(scheme, definition.schemes().keySet()));
  }

  private static Requirement closed(Place place) {
    return new Requirement(List.of(Map.of("", List.of())), place);
  }
}
