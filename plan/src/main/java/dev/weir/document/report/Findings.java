package dev.weir.document.report;

import dev.weir.config.Problem;
import dev.weir.config.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run found.
 *
 * @param problems in the order in which they are to be shown
 * @param sources the text of the files that problems point into, by the name that their places use;
 *     a file that is missing is shown without its lines
 * @param version the version of Weir that looked
 */
public record Findings(List<Problem> problems, Map<String, String> sources, String version) {
  /** Copies the collections. */
  public Findings {
    problems = List.copyOf(problems);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** How many there are of one severity. */
  public long count(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  /** {@code 2 errors, 1 warning}, or {@code no problems}. */
  public String summary() {
    StringBuilder summary = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        summary.append(summary.isEmpty() ? "" : ", ").append(count).append(' ');
        summary.append(Words.of(severity)).append(count == 1 ? "" : "s");
      }
    }
    return summary.isEmpty() ? "no problems" : summary.toString();
  }
}
