package dev.weir.cli;

import dev.weir.config.Suggest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Carries out one command line: finds the command, reads its options, turns failures into words.
 */
public final class Cli {
  private final Shell shell;

  /** Commands that are called from this shell. */
  public Cli(Shell shell) {
    this.shell = shell;
  }

  /** Runs a command line such as {@code check orders}; returns how the process should end. */
  public int run(String... arguments) {
    try {
      return dispatch(arguments);
    } finally {
      shell.out().flush();
      shell.err().flush();
    }
  }

  private int dispatch(String... arguments) {
    if (arguments.length == 0 || isHelp(arguments[0])) {
      new MainHelp(shell).print();
      return ExitCode.CLEAN;
    }
    String name = isVersion(arguments[0]) ? "version" : arguments[0];
    Optional<Entry> entry = find(name);
    if (entry.isEmpty()) {
      String nearest = Suggest.among(name, names());
      complain(
          "there is no command " + name,
          nearest.isEmpty() ? "weir --help lists the commands" : nearest);
      return ExitCode.MISUSE;
    }
    return commandLine(entry.get()).execute(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  /** The command of a name, hidden ones included. */
  static Optional<Entry> find(String name) {
    return Main.COMMANDS.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The names that a person may type. */
  static List<String> names() {
    return Main.COMMANDS.stream()
        .filter(entry -> entry.group() != Group.HIDDEN)
        .map(Entry::name)
        .toList();
  }

  /** The parser of one command. */
  CommandLine commandLine(Entry entry) {
    CommandLine line = new CommandLine(entry.make().apply(shell));
    line.setCommandName("weir " + entry.name());
    line.setOut(shell.out());
    line.setErr(shell.err());
    line.setColorScheme(CommandHelp.colours(shell));
    line.setUsageHelpLongOptionsMaxWidth(30);
    line.setParameterExceptionHandler(this::misused);
    line.setExecutionExceptionHandler(this::failed);
    CommandHelp.complete(line.getCommandSpec(), entry);
    return line;
  }

  private int misused(ParameterException exception, String[] arguments) {
    CommandLine line = exception.getCommandLine();
    String nearest = nearest(exception, line);
    complain(
        String.valueOf(exception.getMessage()),
        nearest.isEmpty() ? line.getCommandName() + " --help shows what it takes" : nearest);
    return ExitCode.MISUSE;
  }

  /** What a misspelt option may have been meant to be. */
  private static String nearest(ParameterException exception, CommandLine line) {
    if (!(exception instanceof UnmatchedArgumentException unmatched)
        || !unmatched.isUnknownOption()) {
      return "";
    }
    return unmatched.getUnmatched().stream()
        .filter(word -> word.startsWith("--"))
        .map(word -> word.replaceFirst("=.*", ""))
        .map(word -> Suggest.among(word, line.getCommandSpec().optionsMap().keySet()))
        .findFirst()
        .orElse("");
  }

  private int failed(Exception exception, CommandLine line, ParseResult result) {
    if (exception instanceof CommandFailure failure) {
      shell.err().println(shell.style().bad("weir: ") + failure.text());
      return failure.exitCode();
    }
    complain(line.getCommandName() + " failed, and that is a bug in weir", "please report this:");
    exception.printStackTrace(shell.err());
    return ExitCode.PROBLEMS;
  }

  private void complain(String message, String remedy) {
    shell.err().println(shell.style().bad("weir: ") + message);
    shell.err().println("  " + remedy);
  }

  private static boolean isHelp(String argument) {
    return argument.equals("-h") || argument.equals("--help");
  }

  private static boolean isVersion(String argument) {
    return argument.equals("-V") || argument.equals("--version");
  }
}
