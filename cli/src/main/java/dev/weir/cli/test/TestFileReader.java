package dev.weir.cli.test;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.document.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file of tests; problems are collected with their places. */
final class TestFileReader {
  private static final Pattern CALL = Pattern.compile("[A-Z]+ /\\S*");
  private static final String EXAMPLE = "for example GET /pets/7?full=true";

  private final String file;
  private final Problems problems;

  TestFileReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  TestFile read(Node document) {
    Section root = Setting.of(document, "", problems).section();
    Setting format = root.get("weir").required();
    if (format.present() && format.number(1, 0, Long.MAX_VALUE) != 1) {
      format.error("unknown-format", "this Weir reads format 1", "write weir: 1");
    }
    Optional<String> environment = root.get("environment").text();
    Map<String, Canned> backend = new LinkedHashMap<>();
    root.get("backend")
        .entries()
        .forEach((call, answer) -> backend.put(line(call, answer), canned(answer)));
    List<TestCase> cases = new ArrayList<>();
    root.get("tests").required().items().forEach(item -> testCase(item).ifPresent(cases::add));
    root.done();
    return new TestFile(file, environment, backend, cases);
  }

  private static String line(String call, Setting setting) {
    if (!CALL.matcher(call).matches()) {
      setting.error("wrong-value", "\"" + call + "\" is not a method and a path", EXAMPLE);
    }
    return call;
  }

  private static Canned canned(Setting setting) {
    Section section = setting.section();
    int status = (int) section.get("status").number(200, 200, 599);
    List<Call.Header> headers = headers(section.get("headers"));
    String body = body(section, headers);
    section.done();
    return new Canned(status, headers, body);
  }

  private static Optional<TestCase> testCase(Setting setting) {
    Section section = setting.section();
    Setting call = section.get("call").required();
    String line = call.text("GET /");
    line(line, call);
    String name = section.get("name").text(line);
    List<Call.Header> headers = headers(section.get("headers"));
    String body = body(section, headers);
    Setting answer = section.get("answer").required();
    Section expected = answer.section();
    int status = 0;
    if (answer.present()) {
      status = (int) expected.get("status").required().number(0, 200, 599);
    }
    Expected message = expected(expected);
    expected.done();
    Setting backend = section.get("backend");
    Optional<ExpectedBackend> reached =
        backend.present() ? Optional.of(backend(backend)) : Optional.empty();
    section.done();
    int space = line.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    Call sent = new Call(line.substring(0, space), line.substring(space + 1), headers, body);
    return Optional.of(new TestCase(name, setting.place(), sent, status, message, reached));
  }

  private static ExpectedBackend backend(Setting setting) {
    if (setting.node().orElse(null) instanceof Node.Scalar scalar && scalar.text().equals("none")) {
      return ExpectedBackend.NOTHING;
    }
    Section section = setting.section();
    Optional<Wildcard> call = section.get("call").text().map(Wildcard::new);
    Optional<String> upstream = section.get("upstream").text();
    Expected message = expected(section);
    section.done();
    return new ExpectedBackend(false, call, upstream, message);
  }

  private static Expected expected(Section section) {
    Map<String, String> headers = new LinkedHashMap<>();
    section.get("headers").entries().forEach((name, value) -> headers.put(name, value.text("")));
    Optional<Node> json = section.get("json").node();
    return new Expected(headers, json, section.get("body").text().map(Wildcard::new));
  }

  private static List<Call.Header> headers(Setting setting) {
    List<Call.Header> headers = new ArrayList<>();
    setting
        .entries()
        .forEach(
            (name, value) ->
                value.items().forEach(item -> headers.add(new Call.Header(name, item.text("")))));
    return headers;
  }

  /** The body as text; {@code json:} adds a Content-Type where none is written. */
  private static String body(Section section, List<Call.Header> headers) {
    Setting json = section.get("json");
    Setting body = section.get("body");
    if (json.node().isEmpty()) {
      return body.text("");
    }
    if (body.present()) {
      body.error("wrong-value", "stands beside json", "write one of them");
    }
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("content-type"))) {
      headers.add(new Call.Header("Content-Type", "application/json"));
    }
    return JsonWriter.compact(json.node().get());
  }
}
