package dev.weir.cli.project;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.watch.FileWatch;
import dev.weir.document.report.ReportFormat;
import dev.weir.document.report.TextReport;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir check}: every problem of some projects, with place and remedy. */
@Command(
    footer = {
      "",
      "Exit codes: 0 clean, 1 problems (with --strict, warnings count), 2 misuse",
      "",
      "Examples:",
      "  weir check orders",
      "  weir check apis --format sarif > weir.sarif"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT",
      description =
          "Folders, zips or definitions; a folder of projects stands for all of them. The folder"
              + " you are in when left out.")
  private List<String> projects = List.of();

  @Option(names = "--strict", description = "Let warnings count as problems.")
  private boolean strict;

  @Option(names = "--watch", description = "Check again whenever a file is saved.")
  private boolean watch;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json, junit, sarif, gitlab or markdown.")
  private String format = "";

  @Mixin private CompilerOptions options = new CompilerOptions();

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
                        "text, json, junit, sarif, gitlab or markdown"));
    int exitCode = check(chosen);
    if (watch) {
      keepChecking(chosen);
    }
    return exitCode;
  }

  private int check(ReportFormat chosen) {
    ProblemList problems =
        new ProblemList(
            shell,
            options.withPolicies(
                shell,
                policies -> new Projects(shell, options.in(shell), policies).compile(projects)));
    shell
        .out()
        .print(
            chosen == ReportFormat.TEXT
                ? new TextReport(shell.style().colours()).write(problems.findings())
                : chosen.report().write(problems.findings()));
    shell.out().flush();
    return problems.stop(strict) ? ExitCode.PROBLEMS : ExitCode.CLEAN;
  }

  private void keepChecking(ReportFormat chosen) {
    List<String> roots = projects.isEmpty() ? List.of(".") : projects;
    FileWatch files =
        FileWatch.start(
            roots.stream().map(shell::path).toList(),
            FileWatch.Pace.DEFAULT,
            () -> checkAgain(chosen));
    try {
      shell.err().println(shell.style().faint("watching; Ctrl-C ends it"));
      shell.stop().await();
    } finally {
      files.close();
    }
  }

  private void checkAgain(ReportFormat chosen) {
    shell.err().println(shell.style().faint("checked again at " + now()));
    check(chosen);
  }

  @SuppressWarnings("JavaTimeDefaultTimeZone") // the time of the person who watches
  private static LocalTime now() {
    return LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
