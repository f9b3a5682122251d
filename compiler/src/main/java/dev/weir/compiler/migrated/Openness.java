package dev.weir.compiler.migrated;

import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation is open. The nearest {@code x-wso2-disable-security: true} opens it; a
 * nearer {@code false} takes that back. Else the narrowest level that speaks of openness in another
 * way decides, and where one level both opens and closes, the operation stays closed.
 */
final class Openness {
  private static final String DISABLE = "x-wso2-disable-security";
  private static final String AUTH_TYPE = "x-auth-type";

  private final CleanExtensions extensions;
  private final ApiOperations operations;
  private final boolean migrated;
  private final Problems problems;

  /**
   * Judges by what these say.
   *
   * @param migrated whether {@code security: []} of an operation is judged here too, against what
   *     else stands at the operation
   */
  Openness(
      CleanExtensions extensions, ApiOperations operations, boolean migrated, Problems problems) {
    this.extensions = extensions;
    this.operations = operations;
    this.migrated = migrated;
    this.problems = problems;
  }

  /** Where it says that an operation is open; empty when it is not. */
  Optional<Place> of(DefinedOperation operation, Node.Mapping ofPath) {
    Node.Mapping own = extensions.of(operation);
    Node.Scalar disable = nearest(own, ofPath, extensions.root());
    if (disable != null && disable.text().strip().equalsIgnoreCase("true")) {
      return Optional.of(disable.place());
    }
    Said said = ofOperation(operation).or(disabled(own));
    if (said.opens().isEmpty() && said.closes().isEmpty()) {
      said = authType(ofPath).or(disabled(ofPath));
    }
    if (said.opens().isEmpty() && said.closes().isEmpty()) {
      said = authType(extensions.root()).or(disabled(extensions.root()));
    }
    return decided(said, operation);
  }

  private Optional<Place> decided(Said said, DefinedOperation operation) {
    if (said.opens().isPresent() && said.closes().isPresent()) {
      problems.warning(
          "disagreement",
          said.opens().get(),
          CleanExtensions.path(operation),
          "is opened here, but not at " + said.closes().get() + "; it stays closed",
          "write x-wso2-disable-security: true at the operation to open it");
      return Optional.empty();
    }
    return said.opens();
  }

  private static Node.@Nullable Scalar nearest(Node.Mapping... levels) {
    for (Node.Mapping level : levels) {
      Optional<Node.Scalar> said = Values.scalar(level, DISABLE);
      if (said.isPresent()) {
        return said.get();
      }
    }
    return null;
  }

  private Said ofOperation(DefinedOperation operation) {
    Said said = authType(extensions.of(operation));
    Node security = operation.node().mapping().get("security");
    if (migrated && security instanceof Node.Sequence list && list.items().isEmpty()) {
      said = said.or(new Said(Optional.of(list.place()), Optional.empty()));
    }
    Optional<Node.Scalar> authType =
        operations
            .find(operation.method(), operation.path())
            .flatMap(entry -> Values.scalar(entry.node(), "authType"));
    return authType.isEmpty() ? said : said.or(said(authType.get()));
  }

  private static Said authType(Node.Mapping level) {
    return Values.scalar(level, AUTH_TYPE).map(Openness::said).orElse(Said.NOTHING);
  }

  private static Said said(Node.Scalar authType) {
    Optional<Place> place = Optional.of(authType.place());
    return authType.text().strip().equalsIgnoreCase("none")
        ? new Said(place, Optional.empty())
        : new Said(Optional.empty(), place);
  }

  private static Said disabled(Node.Mapping level) {
    return Values.scalar(level, DISABLE)
        .map(no -> new Said(Optional.empty(), Optional.of(no.place())))
        .orElse(Said.NOTHING);
  }

  /** Reports values of the extension that are neither true nor false; they open nothing. */
  static void check(Node.Mapping level, String path, Problems problems) {
    Values.scalar(level, DISABLE)
        .filter(said -> !said.text().strip().matches("(?i)true|false"))
        .ifPresent(
            said ->
                problems.error(
                    "wrong-value",
                    said.place(),
                    path.isEmpty() ? DISABLE : path + "." + DISABLE,
                    "should be true or false",
                    ""));
  }

  /** Where one level opens, and where it closes. */
  private record Said(Optional<Place> opens, Optional<Place> closes) {
    static final Said NOTHING = new Said(Optional.empty(), Optional.empty());

    Said or(Said other) {
      return new Said(opens.or(other::opens), closes.or(other::closes));
    }
  }
}
