package dev.weir.cli.project;

import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.document.report.Findings;
import dev.weir.document.report.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems of several projects together. */
final class ProblemList {
  private final Shell shell;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> sources = new LinkedHashMap<>();

  ProblemList(Shell shell, List<Compiled> projects) {
    this.shell = shell;
    for (Compiled project : projects) {
      problems.addAll(project.problems());
      sources.putAll(project.sources());
    }
  }

  /** All of them. */
  Findings findings() {
    return new Findings(problems, sources, Version.weir());
  }

  /** Whether the work that was asked for must not be done. */
  boolean stop(boolean strict) {
    return problems.stream()
        .anyMatch(
            problem ->
                problem.severity() == Severity.ERROR
                    || (strict && problem.severity() == Severity.WARNING));
  }

  /** Shows those that matter at least so much to the person, if there are any. */
  void show(Severity least) {
    List<Problem> shown =
        problems.stream().filter(problem -> problem.severity().compareTo(least) <= 0).toList();
    if (!shown.isEmpty()) {
      shell
          .err()
          .print(
              new TextReport(shell.style().colours())
                  .write(new Findings(shown, sources, Version.weir())));
    }
  }
}
