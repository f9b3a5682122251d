package dev.weir.document.report;

import dev.weir.config.Problem;
import dev.weir.config.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems as test results in the XML form that JUnit made common: a suite per file, a failed test
 * per error, a passed one with output per warning or note, and one passed test where nothing is
 * wrong.
 */
final class JunitReport implements Report {
  @Override
  public String write(Findings findings) {
    Map<String, List<Problem>> files = new LinkedHashMap<>();
    for (String file : findings.sources().keySet()) {
      files.put(file, new ArrayList<>());
    }
    for (Problem problem : findings.problems()) {
      files.computeIfAbsent(problem.place().file(), file -> new ArrayList<>()).add(problem);
    }
    if (files.isEmpty()) {
      files.put("", List.of());
    }
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"weir check\">\n");
    files.forEach((file, problems) -> suite(file.isEmpty() ? "project" : file, problems, out));
    return out.append("</testsuites>\n").toString();
  }

  private static void suite(String name, List<Problem> problems, StringBuilder out) {
    long failures = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    out.append("  <testsuite name=\"").append(escape(name));
    out.append("\" tests=\"").append(Math.max(1, problems.size()));
    out.append("\" failures=\"").append(failures).append("\" errors=\"0\" skipped=\"0\">\n");
    if (problems.isEmpty()) {
      out.append(test(name, "no problems")).append("/>\n");
    }
    problems.forEach(problem -> test(name, problem, out));
    out.append("  </testsuite>\n");
  }

  private static void test(String suite, Problem problem, StringBuilder out) {
    String line = problem.place().line() == 0 ? "" : "line " + problem.place().line() + ": ";
    out.append(test(suite, line + Words.sentence(problem))).append(">\n");
    String text = escape(problem.toString()) + "\n" + escape(problem.docs());
    if (problem.severity() == Severity.ERROR) {
      out.append("      <failure type=\"").append(escape(problem.code()));
      out.append("\" message=\"").append(escape(Words.whole(problem))).append("\">");
      out.append(text).append("</failure>\n");
    } else {
      out.append("      <system-out>").append(text).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private static String test(String suite, String name) {
    return "    <testcase classname=\"" + escape(suite) + "\" name=\"" + escape(name) + "\"";
  }

  /** XML 1.0 §2.2 allows few control characters, and none of the others even as a reference. */
  private static String escape(String text) {
    return Words.visible(text)
        .replace("\uFFFE", "\uFFFD")
        .replace("\uFFFF", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
