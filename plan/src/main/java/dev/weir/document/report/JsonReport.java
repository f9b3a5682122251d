package dev.weir.document.report;

import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.document.JsonWriter;

/** Problems for programs: one object with a list of all, and how many of each severity. */
final class JsonReport implements Report {
  @Override
  public String write(Findings findings) {
    return JsonWriter.indented(
        Node.mapping()
            .put("problems", Node.list(findings.problems().stream().map(this::problem).toList()))
            .put("errors", Node.number(findings.count(Severity.ERROR)))
            .put("warnings", Node.number(findings.count(Severity.WARNING)))
            .put("notes", Node.number(findings.count(Severity.NOTE)))
            .build());
  }

  private Node problem(Problem problem) {
    return Node.mapping()
        .put("severity", Words.of(problem.severity()))
        .put("code", problem.code())
        .put("file", problem.place().file())
        .put("line", Node.number(problem.place().line()))
        .put("column", Node.number(problem.place().column()))
        .put("path", Words.visible(problem.path()))
        .put("message", Words.visible(problem.message()))
        .put("remedy", Words.visible(problem.remedy()))
        .put("docs", problem.docs())
        .build();
  }
}
