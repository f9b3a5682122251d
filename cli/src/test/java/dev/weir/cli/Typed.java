package dev.weir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A command line as someone types it in a folder, carried out in this process. */
public final class Typed {
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final Stop stop = Stop.byCall();
  private boolean terminal;

  private Typed(Path directory) {
    this.directory = directory;
  }

  /** Typed in a folder. */
  public static Typed in(Path directory) {
    return new Typed(directory);
  }

  /** With a variable set. */
  public Typed with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** By a person at a terminal. */
  public Typed atTerminal() {
    terminal = true;
    return this;
  }

  /** What came of it. */
  public Outcome weir(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell =
        new Shell(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            terminal,
            environment,
            directory,
            stop);
    int exitCode = new Cli(shell).run(arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  /** How a command ended and what it said. */
  public record Outcome(int exitCode, String out, String err) {}
}
