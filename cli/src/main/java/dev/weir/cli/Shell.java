package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a command: where its words go, the variables it sees, the folder it stands in.
 * Commands use this and never {@code System.out}, so that a test can stand in its place.
 */
public final class Shell {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private final Map<String, String> environment;
  private final Path directory;
  private final Stop stop;
  private final InputStream in;

  /** A shell where nobody types anything while a command runs. */
  public Shell(
      PrintWriter out,
      PrintWriter err,
      boolean terminal,
      Map<String, String> environment,
      Path directory,
      Stop stop) {
    this(out, err, terminal, environment, directory, stop, InputStream.nullInputStream());
  }

  /**
   * A shell.
   *
   * @param out for what was asked for; a pipe may read it
   * @param err for what a person should know: problems, progress, banners
   * @param terminal whether a person reads both
   * @param environment the variables
   * @param directory what relative paths start from
   * @param stop how a long-running command is told to end
   * @param in what a person types meanwhile
   */
  public Shell(
      PrintWriter out,
      PrintWriter err,
      boolean terminal,
      Map<String, String> environment,
      Path directory,
      Stop stop,
      InputStream in) {
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
    this.directory = directory.toAbsolutePath().normalize();
    this.stop = requireNonNull(stop, "stop");
    this.in = requireNonNull(in, "in");
  }

  /** The one this process was started in. */
  public static Shell ofProcess() {
    return new Shell(
        new PrintWriter(System.out, true, UTF_8),
        new PrintWriter(System.err, true, UTF_8),
        Terminal.attached(),
        System.getenv(),
        Path.of(""),
        Stop.bySignal(),
        System.in);
  }

  /** For what was asked for. */
  public PrintWriter out() {
    return out;
  }

  /** For what a person should know. */
  public PrintWriter err() {
    return err;
  }

  /** Whether a person reads the output, so that progress is worth showing. */
  public boolean terminal() {
    return terminal;
  }

  /** A variable of the environment; one that is set to nothing counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** All variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** A path as the user wrote it, made absolute. */
  public Path path(String written) {
    return directory.resolve(written).normalize();
  }

  /** A path as a person in this shell would write it: short where it lies below the folder. */
  public String shown(Path path) {
    Path below = path.startsWith(directory) ? directory.relativize(path) : path;
    return below.toString().isEmpty() ? "." : below.toString();
  }

  /** The folder that relative paths start from. */
  public Path directory() {
    return directory;
  }

  /** How a long-running command is told to end. */
  public Stop stop() {
    return stop;
  }

  /** What a person types while a command runs; nothing for most. */
  public InputStream in() {
    return in;
  }

  /** How words look: coloured on a terminal, unless {@code NO_COLOR} is set or it is dumb. */
  public Style style() {
    boolean plain =
        variable("NO_COLOR").isPresent() || variable("TERM").filter("dumb"::equals).isPresent();
    return new Style(terminal && !plain);
  }
}
