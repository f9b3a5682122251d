package dev.weir.compiler;

import dev.weir.config.Place;
import dev.weir.config.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts problems into the order in which an author reads them. */
final class ProblemOrder {
  private ProblemOrder() {}

  /** File by file as they were first met; errors first; from top to bottom; each one once. */
  static List<Problem> of(List<Problem> problems) {
    Map<String, Integer> files = new LinkedHashMap<>();
    problems.forEach(problem -> files.putIfAbsent(problem.place().file(), files.size()));
    List<Problem> ordered = new ArrayList<>(once(problems));
    ordered.sort(
        Comparator.<Problem, Integer>comparing(
                problem -> files.getOrDefault(problem.place().file(), 0))
            .thenComparing(Problem::severity)
            .thenComparing(Problem::place, Comparator.comparingInt(Place::line))
            .thenComparing(Problem::place, Comparator.comparingInt(Place::column)));
    return ordered;
  }

  /** What several operations inherit is found wrong in each; it is one mistake at one place. */
  private static Collection<Problem> once(List<Problem> problems) {
    Map<Problem, Problem> once = new LinkedHashMap<>();
    for (Problem problem : problems) {
      once.merge(
          mistake(problem), problem, (a, b) -> b.path().length() < a.path().length() ? b : a);
    }
    return once.values();
  }

  /** The problem, whatever the keys by which it was reached. */
  private static Problem mistake(Problem problem) {
    return problem.place().line() == 0
        ? problem
        : new Problem(
            problem.severity(),
            problem.code(),
            problem.place(),
            "",
            problem.message(),
            problem.remedy());
  }
}
