package dev.weir.cli.project;

import dev.weir.bundle.BundledApi;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.plan.ApiPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one project, with places as the person who named it sees them.
 *
 * @param path of the project
 * @param name of the API, or of the folder where not even that could be read
 * @param plan as development sees it; empty when there are errors
 * @param environments the plan of each environment, by name
 * @param sources the text of the files that problems point into
 * @param problems everything found
 */
public record Compiled(
    Path path,
    String name,
    Optional<ApiPlan> plan,
    Map<String, ApiPlan> environments,
    Map<String, String> sources,
    List<Problem> problems) {
  /** Copies the collections. */
  public Compiled {
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    problems = List.copyOf(problems);
  }

  /** As a part of a bundle; empty when there are errors. */
  public Optional<BundledApi> bundled() {
    return plan.map(base -> BundledApi.of(base, environments, Map.of()));
  }

  /** The same with an error more, so that it cannot be built. */
  Compiled failed(Problem error) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(error);
    return new Compiled(path, name, Optional.empty(), Map.of(), sources, all);
  }

  /** How many problems there are of one severity. */
  public int count(Severity severity) {
    return (int) problems.stream().filter(problem -> problem.severity() == severity).count();
  }
}
