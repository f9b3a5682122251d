package dev.weir.cli.test;

import dev.weir.cli.Shell;
import dev.weir.cli.Style;
import java.util.List;

/** For people: one line per test, and what was not as expected below it. */
final class TestTextReport implements TestReport {
  private final Shell shell;
  private final Style style;

  TestTextReport(Shell shell) {
    this.shell = shell;
    this.style = shell.style();
  }

  @Override
  public void begin(TestFile file) {
    shell.out().println(style.strong(file.name()));
  }

  @Override
  public void add(TestResult result) {
    if (result.passed()) {
      shell.out().println("  " + style.good("ok") + "    " + result.test().name());
      return;
    }
    shell
        .out()
        .println(
            "  " + style.bad("FAIL") + "  " + result.test().name() + "  " + result.test().place());
    result.differences().forEach(difference -> shell.out().println("        " + difference));
  }

  @Override
  public void end(List<TestResult> results) {
    if (results.isEmpty()) {
      return;
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    long passed = results.size() - failed;
    String summary = passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed");
    shell.out().println(failed == 0 ? style.good(summary) : style.bad(summary));
  }
}
