package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.Requirement;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the author, once for the whole API, which operations are open and which are closed. */
final class SecurityReport {
  private static final int NAMED = 3;

  private final ApiDefinition definition;
  private final Problems problems;
  private final List<String> silent = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<String> replaced = new ArrayList<>();
  private Place firstClosed = Place.NONE;
  private Place replacedBy = Place.NONE;

  SecurityReport(ApiDefinition definition, Problems problems) {
    this.definition = definition;
    this.problems = problems;
  }

  void add(DefinedOperation operation, Optional<Requirement> requirement) {
    if (requirement.isEmpty()) {
      silent.add(operation.id());
      return;
    }
    if (!requirement.get().open()) {
      if (closed.isEmpty()) {
        firstClosed = requirement.get().place();
      }
      closed.add(operation.id());
      boolean other =
          operation.security().isPresent()
              && !operation.security().get().open()
              && !operation
                  .security()
                  .get()
                  .alternatives()
                  .equals(requirement.get().alternatives());
      if (other) {
        replaced.add(operation.id());
        replacedBy = requirement.get().place();
      }
    }
  }

  void done() {
    if (!silent.isEmpty()) {
      problems.warning(
          "open",
          definition.root().node().place(),
          "security",
          count(silent) + " open, because the definition names no security: " + some(silent),
          "write security: open in weir.yaml, or x-weir-security: open in the definition, if that is meant; else add security");
    }
    if (!closed.isEmpty()) {
      problems.warning(
          "security-not-available",
          firstClosed,
          "security",
          count(closed) + " closed (503) until Weir can check security: " + some(closed),
          "security: open in weir.yaml, or x-weir-security: open in the definition, opens on purpose");
    }
    if (!replaced.isEmpty()) {
      problems.warning(
          "security-replaced",
          replacedBy,
          "security",
          "takes the place of what the definition requires of " + some(replaced),
          "write security under operations to say it for one operation");
    }
  }

  private static String count(List<String> ids) {
    return ids.size() == 1 ? "1 operation is" : ids.size() + " operations are";
  }

  private static String some(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    return ids.size() > NAMED ? first + " and " + (ids.size() - NAMED) + " more" : first;
  }
}
