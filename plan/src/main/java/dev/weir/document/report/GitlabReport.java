package dev.weir.document.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.document.JsonWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Problems for the code quality widget of GitLab. The fingerprint does not hold the line, so that a
 * problem that only moved is not new.
 */
final class GitlabReport implements Report {
  @Override
  public String write(Findings findings) {
    Map<String, Integer> seen = new HashMap<>();
    List<Node> list = new ArrayList<>();
    for (Problem problem : findings.problems()) {
      String what = String.join("\n", problem.code(), problem.place().file(), Words.whole(problem));
      int earlier = seen.merge(what, 1, Integer::sum) - 1;
      list.add(problem(problem, fingerprint(what + "\n" + earlier)));
    }
    return JsonWriter.indented(Node.list(list));
  }

  private static Node problem(Problem problem, String fingerprint) {
    String file = problem.place().file();
    Node lines =
        Node.mapping().put("begin", Node.number(Math.max(1, problem.place().line()))).build();
    Node location =
        Node.mapping().put("path", file.isEmpty() ? "." : file).put("lines", lines).build();
    return Node.mapping()
        .put("description", Words.whole(problem))
        .put("check_name", problem.code())
        .put("fingerprint", fingerprint)
        .put("severity", severity(problem.severity()))
        .put("location", location)
        .build();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case NOTE -> "info";
    };
  }

  private static String fingerprint(String what) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
