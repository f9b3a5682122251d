package dev.weir.cli.running;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.OutputFormat;
import dev.weir.cli.Shell;
import dev.weir.config.Units;
import dev.weir.document.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir top}: what a running gateway is doing just now. */
@Command(
    description = {
      "Calls per second, errors and durations by operation, connections, event loops.",
      "On a terminal it goes on until q is pressed; elsewhere it looks once."
    },
    footer = {
      "",
      "Exit codes: 0 shown, 2 misuse, 3 unreachable",
      "",
      "Examples:",
      "  weir top",
      "  weir top http://10.0.0.5:9090 --interval 10s",
      "  weir top --format json"
    })
public final class TopCommand implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int USUAL_ROWS = 20;
  private static final long LOOK_MILLIS = 50;

  private final Shell shell;

  @Mixin private AdminOptions gateway = new AdminOptions();

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "How long to look before each picture; 2s.")
  private String interval = "";

  @Option(names = "--once", description = "One picture, also on a terminal.")
  private boolean once;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json; json is one picture.")
  private String format = "";

  /** A command for this shell. */
  public TopCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OutputFormat chosen = OutputFormat.named(format);
    Duration time =
        Units.duration(interval)
            .filter(duration -> duration.compareTo(SHORTEST) >= 0)
            .orElseThrow(
                () ->
                    CommandFailure.misuse(
                        "\"" + interval + "\" is no interval", "for example --interval 5s"));
    AdminPort port = gateway.port(shell);
    if (chosen == OutputFormat.JSON || once || !shell.terminal()) {
      return single(port, time, chosen);
    }
    return live(port, time);
  }

  private int single(AdminPort port, Duration time, OutputFormat chosen) {
    shell.stop().listen();
    Scrape before = scrape(port);
    if (waited(time, Keys.of(shell.in(), false))) {
      TopFrame frame = TopFrame.between(before, scrape(port));
      if (chosen == OutputFormat.JSON) {
        shell.out().print(JsonWriter.indented(frame.document()));
      } else {
        new TopScreen(shell.style())
            .lines(port.address(), frame, Integer.MAX_VALUE)
            .forEach(shell.out()::println);
      }
    }
    return ExitCode.CLEAN;
  }

  private int live(AdminPort port, Duration time) {
    shell.stop().listen();
    Scrape before = scrape(port);
    try (Keys keys = Keys.of(shell.in(), true)) {
      shell.out().print(ENTER);
      show(List.of(shell.style().strong(port.address()), "", "looking, q leaves"));
      while (waited(time, keys)) {
        Scrape after = scrape(port);
        List<String> lines =
            new TopScreen(shell.style())
                .lines(port.address(), TopFrame.between(before, after), USUAL_ROWS);
        show(lines);
        before = after;
      }
    } finally {
      shell.out().print(LEAVE);
      shell.out().flush();
    }
    return ExitCode.CLEAN;
  }

  private void show(List<String> lines) {
    shell.out().print(HOME);
    lines.forEach(line -> shell.out().print(line + CLEAR_LINE + "\r\n"));
    shell.out().print(CLEAR_BELOW);
    shell.out().flush();
  }

  private static Scrape scrape(AdminPort port) {
    return Scrape.of(port.text("/metrics"), System.nanoTime());
  }

  /** Waits; false when somebody wants to leave. */
  private boolean waited(Duration time, Keys keys) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      if (shell.stop().asked() || keys.quit()) {
        return false;
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
