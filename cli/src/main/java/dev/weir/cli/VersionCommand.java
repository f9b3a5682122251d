package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code weir version}: what runs here, for people and for bug reports. */
@Command
final class VersionCommand implements Callable<Integer> {
  private final Shell shell;

  VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Version.lines().forEach(shell.out()::println);
    return ExitCode.CLEAN;
  }
}
