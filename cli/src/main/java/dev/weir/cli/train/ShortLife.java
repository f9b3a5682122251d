package dev.weir.cli.train;

import dev.weir.cli.Cli;
import dev.weir.cli.Shell;
import dev.weir.cli.Stop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway that starts, is called a few times, and ends. */
final class ShortLife {
  private static final Pattern CALLERS = Pattern.compile("callers use +http://localhost:(\\d+)");
  private static final Pattern ADMIN = Pattern.compile("admin +http://localhost:(\\d+)");
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** Enough for what happens once per connection and once per call. */
  private static final int CALLS = 20;

  private final StringWriter said = new StringWriter();
  private final Stop stop = Stop.byCall();
  private final Thread gateway;

  private ShortLife(BiFunction<PrintWriter, Stop, Shell> shells, Path bundle) {
    Cli cli = new Cli(shells.apply(new PrintWriter(said, true), stop));
    gateway =
        new Thread(
            () ->
                cli.run(
                    "run", bundle.toString(), "--address=127.0.0.1", "--port=0", "--admin-port=0"),
            "weir-train");
  }

  /**
   * Lives one.
   *
   * @param shells makes the shell that it runs in
   * @param bundle what it serves: the petstore
   */
  static void of(BiFunction<PrintWriter, Stop, Shell> shells, Path bundle) throws IOException {
    ShortLife life = new ShortLife(shells, bundle);
    life.gateway.start();
    try {
      life.call();
    } finally {
      life.end();
    }
  }

  private void call() throws IOException {
    int port = await(CALLERS);
    for (int i = 0; i < CALLS; i++) {
      TrainingCall.http1(port, "GET /pets HTTP/1.1", "");
      TrainingCall.http1(port, "POST /pets HTTP/1.1", "{\"name\":\"Mimi\",\"kind\":\"cat\"}");
      TrainingCall.http2(port, "/pets/1");
    }
    TrainingCall.http1(port, "GET /nothing HTTP/1.1", "");
    int admin = await(ADMIN);
    TrainingCall.http1(admin, "GET /ready HTTP/1.1", "");
    TrainingCall.http1(admin, "GET /metrics HTTP/1.1", "");
  }

  private int await(Pattern wanted) throws IOException {
    long start = System.nanoTime();
    while (gateway.isAlive() && System.nanoTime() - start < PATIENCE_NANOS) {
      Matcher found = wanted.matcher(said.toString());
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
      pause();
    }
    throw new IOException("it did not start: " + said);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void end() {
    stop.ask();
    try {
      gateway.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
