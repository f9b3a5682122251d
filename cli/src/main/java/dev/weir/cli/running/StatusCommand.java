package dev.weir.cli.running;

import dev.weir.cli.ExitCode;
import dev.weir.cli.OutputFormat;
import dev.weir.cli.Shell;
import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir status}: what a running gateway serves, and what is wrong with it. */
@Command(
    description = "Without the token, only whether it is ready and what is not served.",
    footer = {
      "",
      "Exit codes: 0 ready, 1 not ready, 2 misuse, 3 unreachable",
      "",
      "Examples:",
      "  weir status --token-file admin.token",
      "  weir status http://10.0.0.5:9090 --format json"
    })
public final class StatusCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private AdminOptions gateway = new AdminOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private String format = "";

  /** A command for this shell. */
  public StatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OutputFormat chosen = OutputFormat.named(format);
    AdminPort port = gateway.port(shell);
    Optional<Node.Mapping> whole =
        port.allowed(
            "/status",
            refusal -> {
              shell.err().println(refusal.getMessage() + "; " + refusal.remedy());
              shell.err().println("so this is only whether it is ready:");
            });
    Node.Mapping status = whole.isPresent() ? whole.get() : port.document("/ready");
    if (chosen == OutputFormat.JSON) {
      shell.out().print(JsonWriter.indented(status));
    } else {
      new StatusText(shell).print(status);
    }
    return Fields.text(status, "ready").equals("true") ? ExitCode.CLEAN : ExitCode.PROBLEMS;
  }
}
