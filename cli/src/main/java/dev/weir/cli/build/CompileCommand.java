package dev.weir.cli.build;

import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleWriter;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.check.Compiled;
import dev.weir.cli.check.ParamsOption;
import dev.weir.compiler.CompileOptions;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.plan.ApiPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code weir run} starts in a process of its own, so that nothing of the compiler stays in
 * the gateway. Writes the bundle of all projects that can be built, tells people about problems on
 * standard error, and the parent about each project on standard output: a line of {@code good} with
 * path, name and version or {@code bad} with path and reason, with tabs between.
 */
@Command(hidden = true)
public final class CompileCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "1..*")
  private List<String> projects = List.of();

  @Option(names = "--output", required = true)
  private String output = "";

  @Option(names = "--upstream")
  private Optional<String> upstream = Optional.empty();

  @Mixin private ParamsOption params = new ParamsOption();

  /** A command for this shell. */
  public CompileCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Path> paths = projects.stream().map(shell::path).toList();
    CompileOptions options = params.options(shell);
    Compiled compiled = Compiled.of(paths, upstream.map(options::withUpstream).orElse(options));
    compiled.tell(shell);
    for (Compiled.Api api : compiled.apis()) {
      Optional<ApiPlan> plan = api.compilation().plan();
      shell
          .out()
          .println(
              plan.isPresent() && api.compilation().clean()
                  ? "good\t" + api.path() + "\t" + plan.get().name() + " " + plan.get().version()
                  : "bad\t" + api.path() + "\t" + reason(api.compilation().problems()));
    }
    try {
      BuildCommand.write(shell.path(output), BundleWriter.write(Bundles.of(compiled)));
    } catch (IOException | BundleException e) {
      throw CommandFailure.problem("cannot write " + output, String.valueOf(e.getMessage()));
    }
    return ExitCode.CLEAN;
  }

  private static String reason(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .findFirst()
        .map(problem -> problem.toString().replaceAll("\\s+", " "))
        .orElse("it has no plan");
  }
}
