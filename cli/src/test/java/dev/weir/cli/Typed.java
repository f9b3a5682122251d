package dev.weir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command line as someone types it in a folder, carried out in this process. */
public final class Typed {
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
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
    int exitCode = new Cli(shell(out, err, Stop.byCall())).run(arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  /** Starts a command that goes on until it is stopped. */
  public Running start(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Stop stop = Stop.byCall();
    Shell shell = shell(out, err, stop);
    return new Running(
        out, err, stop, CompletableFuture.supplyAsync(() -> new Cli(shell).run(arguments)));
  }

  private Shell shell(StringWriter out, StringWriter err, Stop stop) {
    return new Shell(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        terminal,
        environment,
        directory,
        stop);
  }

  /** How a command ended and what it said. */
  public record Outcome(int exitCode, String out, String err) {}

  /** A command that goes on. */
  public static final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StringWriter out;
    private final StringWriter err;
    private final Stop stop;
    private final CompletableFuture<Integer> end;

    private Running(StringWriter out, StringWriter err, Stop stop, CompletableFuture<Integer> end) {
      this.out = out;
      this.err = err;
      this.stop = stop;
      this.end = end;
    }

    /** Waits until it has said something that matches on standard output; the first group of it. */
    public String awaitOut(String pattern) throws InterruptedException {
      return await(out, pattern);
    }

    /** The same on standard error. */
    public String awaitErr(String pattern) throws InterruptedException {
      return await(err, pattern);
    }

    private String await(StringWriter said, String pattern) throws InterruptedException {
      Pattern wanted = Pattern.compile(pattern);
      long start = System.nanoTime();
      while (System.nanoTime() - start < PATIENCE.toNanos()) {
        Matcher found = wanted.matcher(said.toString());
        if (found.find()) {
          return found.groupCount() == 0 ? found.group() : found.group(1);
        }
        if (end.isDone()) {
          break;
        }
        Thread.sleep(5);
      }
      throw new AssertionError("never said " + pattern + " but:\n" + out + err);
    }

    /** What it has said so far on standard output. */
    public String out() {
      return out.toString();
    }

    /** What it has said so far on standard error. */
    public String err() {
      return err.toString();
    }

    /** Asks it to end and waits; its exit code. */
    public int stop() throws Exception {
      stop.ask();
      return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      stop.ask();
    }
  }
}
