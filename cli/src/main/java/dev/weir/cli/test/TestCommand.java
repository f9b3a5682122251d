package dev.weir.cli.test;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.project.CompilerOptions;
import dev.weir.cli.project.Projects;
import dev.weir.policies.PolicyCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir test}: carries out the calls in a project's tests/ and compares the answers. */
@Command(
    description = {
      "Each file in tests/ lists calls and what is expected of their answers. A gateway in this",
      "process serves the project; its backends are stand-ins that answer as the file says, or from",
      "the definition's examples. docs/reference/tests.md explains the files."
    },
    footer = {"", "Examples:", "  weir test orders", "  weir test apis --format junit > tests.xml"})
public final class TestCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT",
      description = "Folders of projects; the folder you are in when left out.")
  private List<String> projects = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or junit.")
  private String format = "";

  @Mixin private CompilerOptions options = new CompilerOptions();

  /** A command for this shell. */
  public TestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return options.withPolicies(shell, this::run);
  }

  private int run(PolicyCatalogue policies) {
    TestReport report = TestReport.named(format, shell);
    List<TestResult> results = new ArrayList<>();
    boolean broken = false;
    for (Path path : new Projects(shell, options.in(shell), policies).find(projects)) {
      ProjectTests tests = new ProjectTests(shell, options.in(shell), policies, path);
      broken |= !tests.run(report);
      results.addAll(tests.results());
    }
    report.end(results);
    if (results.isEmpty() && !broken) {
      throw CommandFailure.problem(
          "there are no tests", "put them into tests/ of the project: docs/reference/tests.md");
    }
    boolean failed = results.stream().anyMatch(result -> !result.passed());
    return broken || failed ? ExitCode.PROBLEMS : ExitCode.CLEAN;
  }
}
