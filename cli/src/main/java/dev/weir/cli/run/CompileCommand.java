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
import dev.weir.gateway.reload.LivePlans;
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
 * people about errors on standard error, and the parent about each API on standard output: a line
 * of {@code good}, path, name and version, number of warnings; or of {@code bad}, path, name,
 * reason; with tabs between.
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

  @Option(names = "--environment")
  private Optional<String> environment = Optional.empty();

  @Mixin private CompilerOptions compilerOptions = new CompilerOptions();

  /** A command for this shell. */
  public CompileCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Compiled> compiled =
        compilerOptions.withPolicies(
            shell, policies -> new Projects(shell, options(), policies).compile(projects));
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

  private CompileOptions options() {
    CompileOptions options = compilerOptions.in(shell);
    options = environment.map(options::withEnvironment).orElse(options);
    return upstream.map(options::withUpstream).orElse(options);
  }

  /** Errors in full; the banner counts the rest. */
  private void tell(List<Compiled> compiled) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (Compiled project : compiled) {
      project.problems().stream()
          .filter(problem -> problem.severity() == Severity.ERROR)
          .forEach(problems::add);
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
            LivePlans.idOf(project.plan().get()),
            Integer.toString(project.count(Severity.WARNING)))
        : String.join(
            "\t", "bad", project.path().toString(), project.name(), reason(project.problems()));
  }

  private static String reason(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .findFirst()
        .map(problem -> problem.toString().replaceAll("\\s+", " "))
        .orElse("it has no plan");
  }
}
