package dev.weir.cli.running;

import dev.weir.cli.Shell;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which gateway is looked at. */
final class AdminOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "The admin address of a running gateway; http://localhost:9090 when left out.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The token of the gateway's admin port; WEIR_TOKEN when left out.")
  private Optional<String> tokenFile = Optional.empty();

  AdminPort port(Shell shell) {
    return new AdminPort(shell, address.orElse(AdminPort.USUAL), tokenFile);
  }
}
