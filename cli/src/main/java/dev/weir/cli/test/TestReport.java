package dev.weir.cli.test;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import java.util.List;

/** Shows what came of tests. */
interface TestReport {
  /** The tests of a file begin. */
  default void begin(TestFile file) {}

  /** A test has ended. */
  default void add(TestResult result) {}

  /** All have ended. */
  void end(List<TestResult> results);

  /** By the name that is typed after {@code --format}. */
  static TestReport named(String name, Shell shell) {
    return switch (name) {
      case "text" -> new TestTextReport(shell);
      case "json" -> results -> shell.out().print(TestDocuments.json(results));
      case "junit" -> results -> shell.out().print(TestDocuments.junit(results));
      default -> throw CommandFailure.misuse("there is no format " + name, "text, json or junit");
    };
  }
}
