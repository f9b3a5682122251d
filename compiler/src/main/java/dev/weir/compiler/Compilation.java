package dev.weir.compiler;

import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.plan.ApiPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of compiling one project.
 *
 * @param name of the API, or of the folder where not even that could be read
 * @param plan as development sees it; empty when there are errors
 * @param environments the plan of each environment, by name; empty when there are errors
 * @param sources the text of the files that problems point into, by the name that their places use
 * @param problems everything found, errors first within one file by line
 */
public record Compilation(
    String name,
    Optional<ApiPlan> plan,
    Map<String, ApiPlan> environments,
    Map<String, String> sources,
    List<Problem> problems) {
  /** Copies the collections. */
  public Compilation {
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    problems = List.copyOf(problems);
  }

  /** Whether nothing stops the API from being built. */
  public boolean clean() {
    return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
