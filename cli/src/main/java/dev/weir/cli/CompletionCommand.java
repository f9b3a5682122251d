package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir completion}: a script that teaches a shell weir's commands and options. */
@Command(
    footer = {
      "",
      "Try it in the shell you are in:",
      "  source <(weir completion bash)",
      "  source <(weir completion zsh)",
      "  weir completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String kind = "";

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    switch (kind) {
      // One script serves both: it switches zsh's bash completion on by itself.
      case "bash", "zsh" -> shell.out().print(AutoComplete.bash("weir", everything()));
      case "fish" -> shell.out().print(FishCompletion.of(everything()));
      default ->
          throw CommandFailure.misuse(
              "there is no completion for " + kind, "there is for bash, zsh and fish");
    }
    return ExitCode.CLEAN;
  }

  private CommandLine everything() {
    CommandLine weir = new CommandLine(new Everything());
    Cli cli = new Cli(shell);
    for (Entry entry : Main.COMMANDS) {
      if (entry.group() != Group.HIDDEN) {
        weir.addSubcommand(entry.name(), cli.commandLine(entry));
      }
    }
    return weir;
  }

  /** The root of all commands, known only to completion. */
  @Command(name = "weir", mixinStandardHelpOptions = true)
  static final class Everything {}
}
