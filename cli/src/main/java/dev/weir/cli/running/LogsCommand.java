package dev.weir.cli.running;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.OutputFormat;
import dev.weir.cli.Shell;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir logs}: follows a log of a running gateway. */
@Command(
    description = {
      "Shows calls, or what the gateway says about itself, as they happen, wherever its logs go.",
      "Needs the token."
    },
    footer = {
      "",
      "Exit codes: 0 ended by Ctrl-C, 1 refused, 2 misuse, 3 unreachable or gone",
      "",
      "Examples:",
      "  weir logs --token-file admin.token --status 5xx",
      "  weir logs --api orders --format json",
      "  weir logs --kind gateway"
    })
public final class LogsCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 50;

  private final Shell shell;

  @Mixin private AdminOptions gateway = new AdminOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "access",
      description =
          "access (one line per call; the default) or gateway (what it says about itself).")
  private String kind = "";

  @Option(names = "--api", paramLabel = "NAME", description = "Only calls of this API.")
  private Optional<String> api = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only calls with this status, such as 404, or 5xx.")
  private Optional<String> status = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only the call of this id, or of this trace; only lines that name it.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: a line as the gateway gives it.")
  private String format = "";

  /** A command for this shell. */
  public LogsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OutputFormat chosen = OutputFormat.named(format);
    boolean calls = kind.equals("access");
    if (!calls && !kind.equals("gateway")) {
      throw CommandFailure.misuse("there is no log " + kind, "access or gateway");
    }
    if (!calls && (api.isPresent() || status.isPresent())) {
      throw CommandFailure.misuse(
          "--api and --status are for calls", "leave them out, or --kind gateway");
    }
    status
        .filter(text -> !text.matches("[1-5]([0-9]{2}|xx)"))
        .ifPresent(
            text -> {
              throw CommandFailure.misuse(text + " is no status", "for example 404, or 5xx");
            });
    AdminPort port = gateway.port(shell);
    LogLine line = new LogLine(shell.style(), chosen == OutputFormat.JSON);
    return follow(port, line);
  }

  private int follow(AdminPort port, LogLine form) {
    shell.stop().listen();
    CompletableFuture<Boolean> reading =
        CompletableFuture.supplyAsync(
            () ->
                port.lines(
                    path(),
                    text -> {
                      form.of(text).ifPresent(shell.out()::println);
                      return !shell.stop().asked();
                    }),
            task -> daemon(task).start());
    while (!shell.stop().asked()) {
      try {
        boolean enough = reading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (!enough) {
          throw CommandFailure.unreachable(port.address() + " has gone", "");
        }
      } catch (TimeoutException e) {
        // it goes on
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCode.CLEAN;
      }
    }
    return ExitCode.CLEAN;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "weir-logs");
    thread.setDaemon(true);
    return thread;
  }

  private String path() {
    return "/logs?kind="
        + kind
        + "&api="
        + AdminPort.encoded(api.orElse(""))
        + "&status="
        + status.orElse("")
        + "&id="
        + AdminPort.encoded(id.orElse(""));
  }
}
