package dev.weir.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code weir} starts: hands the arguments to a command and ends with its exit status. */
@Command(
    name = "weir",
    description = "An API gateway: from an API definition to live traffic.",
    subcommands = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {

  private Main() {}

  /** Runs one command of {@code args} and exits. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }
}
