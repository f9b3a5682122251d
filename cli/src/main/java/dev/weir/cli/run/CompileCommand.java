package dev.weir.cli.run;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleWriter;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.cli.project.Compiled;
import dev.weir.cli.project.CompilerOptions;
import dev.weir.cli.project.Projects;
import dev.weir.compiler.CompileOptions;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.document.report.Findings;
import dev.weir.document.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@link CompilerProcess} starts. Writes the bundle of all projects that can be built, tells
 * people about problems on standard error, and the parent about each project on standard output: a
 * line of {@code good} with path and name, or {@code bad} with path and reason, with tabs between.
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

  @Mixin private CompilerOptions compilerOptions = new CompilerOptions();

  /** A command for this shell. */
  public CompileCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CompileOptions options = compilerOptions.in(shell);
    List<Compiled> compiled =
        new Projects(shell, upstream.map(options::withUpstream).orElse(options)).compile(projects);
    tell(compiled);
    compiled.forEach(project -> shell.out().println(line(project)));
    try {
      Bundle bundle =
          new Bundle(
              Version.weir(),
              compiled.stream().flatMap(project -> project.bundled().stream()).toList());
      Files.write(shell.path(output), BundleWriter.write(bundle));
    } catch (IOException | BundleException e) {
      throw CommandFailure.problem("cannot write " + output, String.valueOf(e.getMessage()));
    }
    return ExitCode.CLEAN;
  }

  private void tell(List<Compiled> compiled) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (Compiled project : compiled) {
      problems.addAll(project.problems());
      sources.putAll(project.sources());
    }
    if (!problems.isEmpty()) {
      Findings findings = new Findings(problems, sources, Version.weir());
      shell.err().print(new TextReport(shell.style().colours()).write(findings));
    }
  }

  private static String line(Compiled project) {
    return project.plan().isPresent()
        ? String.join(
            "\t",
            "good",
            project.path().toString(),
            project.plan().get().name() + " " + project.plan().get().version())
        : String.join("\t", "bad", project.path().toString(), reason(project.problems()));
  }

  private static String reason(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .findFirst()
        .map(problem -> problem.toString().replaceAll("\\s+", " "))
        .orElse("it has no plan");
  }
}
