package dev.weir.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code weir --train}: what the launcher runs once per Java, so that Java can keep in an archive
 * what most starts load. Prints nothing, leaves nothing behind.
 */
@Command
final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> STARTS =
      List.of(List.of("version"), List.of("--help"), List.of("schema"));

  private final Shell shell;

  TrainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Cli cli =
        new Cli(
            new Shell(
                nowhere, nowhere, false, shell.environment(), shell.directory(), shell.stop()));
    return STARTS.stream()
        .mapToInt(start -> cli.run(start.toArray(String[]::new)))
        .max()
        .orElse(ExitCode.CLEAN);
  }
}
