package dev.weir.cli.check;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.watch.FileWatch;
import dev.weir.compiler.CompileOptions;
import dev.weir.config.Severity;
import dev.weir.document.report.Findings;
import dev.weir.document.report.ReportFormat;
import dev.weir.document.report.TextReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir check}: finds every problem, with place and remedy. */
@Command(
    description =
        "Finds every problem of API projects, each with its place and what to write instead.",
    footer = {
      "",
      "Exit code: 0 when there are no errors, 1 when there are.",
      "",
      "Examples:",
      "  weir check petstore",
      "  weir check apis --strict --format sarif"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT",
      description = "Folders, definitions or zips; without one, the folder you stand in.")
  private List<String> projects = List.of(".");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, junit, sarif, gitlab or markdown.")
  private String format = "text";

  @Option(names = "--strict", description = "Warnings count as errors.")
  private boolean strict;

  @Option(names = "--watch", description = "Check again whenever a file changes, until Ctrl-C.")
  private boolean watch;

  @Mixin private ParamsOption params = new ParamsOption();

  /** A command for this shell. */
  public CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ReportFormat chosen =
        ReportFormat.named(format)
            .orElseThrow(
                () ->
                    CommandFailure.misuse(
                        "there is no format " + format,
                        "choose text, json, junit, sarif, gitlab or markdown"));
    List<Path> paths = projects.stream().map(shell::path).toList();
    CompileOptions options = params.options(shell);
    int result = check(paths, options, chosen);
    if (!watch) {
      return result;
    }
    FileWatch files =
        FileWatch.start(paths, FileWatch.Pace.DEFAULT, () -> check(paths, options, chosen));
    shell.stop().await();
    files.close();
    return ExitCode.CLEAN;
  }

  private int check(List<Path> paths, CompileOptions options, ReportFormat chosen) {
    Findings findings = Compiled.of(paths, options).findings();
    shell
        .out()
        .print(
            chosen == ReportFormat.TEXT
                ? new TextReport(shell.style().colours()).write(findings)
                : chosen.report().write(findings));
    shell.out().flush();
    long bad = findings.count(Severity.ERROR) + (strict ? findings.count(Severity.WARNING) : 0);
    return bad == 0 ? ExitCode.CLEAN : ExitCode.PROBLEMS;
  }
}
