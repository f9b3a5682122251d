package dev.weir.cli;

import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir help}: explains a command, a topic or a kind of problem. */
@Command
final class HelpCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "TOPIC",
      description = "A command, a topic, or the code of a problem; the list without one.")
  private Optional<String> topic = Optional.empty();

  HelpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (topic.isEmpty()) {
      new MainHelp(shell).print();
      return ExitCode.CLEAN;
    }
    String name = topic.get();
    if (HelpTopics.NAMES.contains(name)) {
      shell.out().print(HelpTopics.text(name));
      return ExitCode.CLEAN;
    }
    Optional<String> problem = ProblemHelp.of(name);
    if (problem.isPresent()) {
      shell.out().print(problem.get());
      return ExitCode.CLEAN;
    }
    Entry entry =
        Cli.find(name)
            .orElseThrow(
                () ->
                    CommandFailure.misuse(
                        "there is no command, topic or problem " + name, nearest(name)));
    new Cli(shell).commandLine(entry).usage(shell.out());
    return ExitCode.CLEAN;
  }

  private static String nearest(String name) {
    List<String> known = new ArrayList<>(Cli.names());
    known.addAll(HelpTopics.NAMES);
    known.addAll(ProblemHelp.codes());
    String nearest = Suggest.among(name, known);
    return nearest.isEmpty() ? "weir help lists them" : nearest;
  }
}
