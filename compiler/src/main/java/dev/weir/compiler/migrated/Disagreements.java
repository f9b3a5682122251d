package dev.weir.compiler.migrated;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/** Operations that only one of api.yaml and the definition knows. The definition decides. */
final class Disagreements {
  private final ApiOperations operations;
  private final Problems problems;

  Disagreements(ApiOperations operations, Problems problems) {
    this.operations = operations;
    this.problems = problems;
  }

  void check(ApiDefinition definition) {
    if (operations.all().isEmpty()) {
      return;
    }
    Map<String, DefinedOperation> defined = new LinkedHashMap<>();
    for (DefinedOperation operation : definition.operations()) {
      defined.putIfAbsent(ApiOperations.id(operation.method(), operation.path()), operation);
      operation
          .twins()
          .forEach(twin -> defined.putIfAbsent(ApiOperations.id(twin.method(), twin.path()), twin));
    }
    for (ApiOperations.Entry entry : operations.all()) {
      if (!defined.containsKey(entry.id())) {
        problems.warning(
            "disagreement",
            entry.node().place(),
            entry.path(),
            "the definition has no " + entry.id() + ": it is not served",
            "add it to the definition, or remove it here");
      }
    }
    for (ApiOperations.Entry twin : operations.twins()) {
      problems.warning(
          "disagreement",
          twin.node().place(),
          twin.path(),
          twin.id() + " stands above already; this one has no effect",
          "remove one of them");
    }
    defined.forEach(this::checkListed);
  }

  private void checkListed(String id, DefinedOperation operation) {
    if (operations.find(operation.method(), operation.path()).isEmpty()) {
      problems.warning(
          "disagreement",
          operation.place(),
          CleanExtensions.path(operation),
          "api.yaml does not list " + id + "; it is served as the definition says",
          "add it to operations of api.yaml, or remove it here");
    }
  }
}
