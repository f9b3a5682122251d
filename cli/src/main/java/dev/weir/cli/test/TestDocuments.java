package dev.weir.cli.test;

import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as JSON and as a JUnit report. */
final class TestDocuments {
  private TestDocuments() {}

  static String json(List<TestResult> results) {
    List<Node> tests = new ArrayList<>();
    for (TestResult result : results) {
      tests.add(
          Node.mapping()
              .put("file", result.file().name())
              .put("place", result.test().place().toString())
              .put("name", result.test().name())
              .put("passed", Node.flag(result.passed()))
              .put("differences", Node.texts(result.differences()))
              .put("milliseconds", Node.number(result.took().toMillis()))
              .build());
    }
    return JsonWriter.indented(Node.mapping().put("tests", Node.list(tests)).build());
  }

  static String junit(List<TestResult> results) {
    Map<String, List<TestResult>> files = new LinkedHashMap<>();
    results.forEach(
        result ->
            files.computeIfAbsent(result.file().name(), name -> new ArrayList<>()).add(result));
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    files.forEach(
        (name, tests) -> {
          long failures = tests.stream().filter(test -> !test.passed()).count();
          xml.append("  <testsuite name=\"").append(escaped(name)).append("\" tests=\"");
          xml.append(tests.size()).append("\" failures=\"").append(failures).append("\">\n");
          tests.forEach(test -> testCase(test, xml));
          xml.append("  </testsuite>\n");
        });
    return xml.append("</testsuites>\n").toString();
  }

  private static void testCase(TestResult result, StringBuilder xml) {
    xml.append("    <testcase classname=\"").append(escaped(result.file().name()));
    xml.append("\" name=\"").append(escaped(result.test().name()));
    xml.append("\" time=\"").append(seconds(result.took())).append('"');
    if (result.passed()) {
      xml.append("/>\n");
      return;
    }
    xml.append(">\n      <failure message=\"").append(escaped(result.differences().get(0)));
    xml.append("\">").append(escaped(result.test().place().toString())).append('\n');
    result.differences().forEach(difference -> xml.append(escaped(difference)).append('\n'));
    xml.append("</failure>\n    </testcase>\n");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** XML 1.0 §2.2 has no place for most control characters. */
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
