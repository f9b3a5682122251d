package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.gateway.settings.TransportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that mean the same for every command that starts a gateway. */
public final class GatewayOptions {
  @Option(names = "--port", paramLabel = "PORT", description = "Plain HTTP; 8080. 0: any free one.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Where to listen; every address unless --dev.")
  private Optional<String> address = Optional.empty();

  @Option(names = "--admin-port", paramLabel = "PORT", description = "Health and metrics; 9090.")
  private Optional<Integer> adminPort = Optional.empty();

  @Option(
      names = "--admin-address",
      paramLabel = "ADDRESS",
      description = "Where health and metrics listen; loopback.")
  private Optional<String> adminAddress = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Which environments/NAME.yaml applies.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      description = "io_uring, epoll or nio; the best that works.")
  private Optional<String> transport = Optional.empty();

  @Option(names = "--dev", description = "For development: listens on loopback only.")
  private boolean dev;

  /** What they say. */
  OperatorSettings settings(Shell shell) {
    GatewaySettings settings = GatewaySettings.DEFAULT;
    settings = settings.withListeners(listeners(shell));
    settings =
        settings.withAdmin(
            new AdminSettings(
                adminAddress.orElse(settings.admin().address()),
                adminPort.orElse(settings.admin().port()),
                settings.admin().tokenFile()));
    settings = settings.withTransport(kind());
    return new OperatorSettings(
        settings,
        environment.or(() -> shell.variable("WEIR_ENVIRONMENT")).orElse(""),
        List.of(),
        Optional.empty());
  }

  private List<ListenerSettings> listeners(Shell shell) {
    int plain = port.or(() -> number(shell, "WEIR_HTTP_PORT")).orElse(8080);
    ListenerSettings http = ListenerSettings.plain("http", plain);
    String where = address.orElse(dev ? "127.0.0.1" : http.address());
    List<ListenerSettings> listeners = new ArrayList<>();
    listeners.add(new ListenerSettings("http", where, plain, http.protocols(), http.tls()));
    return listeners;
  }

  private static Optional<Integer> number(Shell shell, String variable) {
    return shell
        .variable(variable)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw CommandFailure.misuse(variable + " is no port: " + text, "");
              }
            });
  }

  private TransportKind kind() {
    if (transport.isEmpty()) {
      return TransportKind.AUTO;
    }
    try {
      return TransportKind.valueOf(transport.get().toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.misuse(
          "there is no transport " + transport.get(), "choose io_uring, epoll or nio");
    }
  }
}
