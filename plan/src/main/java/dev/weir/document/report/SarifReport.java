package dev.weir.document.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.document.JsonWriter;
import java.util.List;

/** Problems for code scanning: SARIF 2.1.0 (OASIS), one run, a rule per kind of problem. */
final class SarifReport implements Report {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";

  @Override
  public String write(Findings findings) {
    List<String> rules = findings.problems().stream().map(Problem::code).distinct().toList();
    Node driver =
        Node.mapping()
            .put("name", "Weir")
            .put("semanticVersion", findings.version())
            .put("rules", Node.list(rules.stream().map(SarifReport::rule).toList()))
            .build();
    Node run =
        Node.mapping()
            .put("tool", Node.mapping().put("driver", driver).build())
            .put("columnKind", "unicodeCodePoints")
            .put(
                "results",
                Node.list(
                    findings.problems().stream().map(problem -> result(problem, rules)).toList()))
            .build();
    return JsonWriter.indented(
        Node.mapping()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", Node.list(List.of(run)))
            .build());
  }

  private static Node rule(String code) {
    Problem any = new Problem(Severity.NOTE, code, Place.NONE, "", "", "");
    return Node.mapping().put("id", code).put("help", text("See " + any.docs())).build();
  }

  private static Node result(Problem problem, List<String> rules) {
    Node.Builder result =
        Node.mapping()
            .put("ruleId", problem.code())
            .put("ruleIndex", Node.number(rules.indexOf(problem.code())))
            .put("level", Words.of(problem.severity()))
            .put("message", text(Words.whole(problem)));
    if (!problem.place().file().isEmpty()) {
      result.put("locations", Node.list(List.of(location(problem))));
    }
    return result.build();
  }

  private static Node location(Problem problem) {
    Node.Builder physical =
        Node.mapping()
            .put(
                "artifactLocation", Node.mapping().put("uri", uri(problem.place().file())).build());
    if (problem.place().line() > 0) {
      physical.put(
          "region",
          Node.mapping()
              .put("startLine", Node.number(problem.place().line()))
              .put("startColumn", Node.number(problem.place().column()))
              .build());
    }
    return Node.mapping().put("physicalLocation", physical.build()).build();
  }

  private static Node text(String text) {
    return Node.mapping().put("text", text).build();
  }

  /** A path as a URI reference (RFC 3986 §4.2); a colon is escaped, since it would end a scheme. */
  private static String uri(String file) {
    StringBuilder uri = new StringBuilder();
    for (byte b : file.getBytes(UTF_8)) {
      uri.append(
          UNRESERVED.indexOf(b) >= 0 ? Character.toString(b) : String.format("%%%02X", b & 0xFF));
    }
    return uri.toString();
  }
}
