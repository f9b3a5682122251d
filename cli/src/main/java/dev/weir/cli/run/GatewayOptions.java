package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.config.Problems;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerPorts;
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
      names = "--https-port",
      paramLabel = "PORT",
      description = "The port of the TLS listener that the configuration names.")
  private Optional<Integer> httpsPort = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "gateway.yaml: listeners, TLS, limits, logs.")
  private Optional<String> config = Optional.empty();

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

  /** What they say; options beat the file. */
  public GatewaySettings settings(Shell shell) {
    checkPorts();
    Optional<String> file = config.or(() -> shell.variable("WEIR_CONFIG"));
    GatewaySettings settings =
        file.map(name -> GatewayFile.read(shell, name)).orElse(GatewaySettings.DEFAULT);
    settings = settings.withListeners(listeners(shell, settings.listeners()));
    settings =
        settings.withAdmin(
            new AdminSettings(
                adminAddress.orElse(settings.admin().address()),
                adminPort.orElse(settings.admin().port()),
                settings.admin().tokenFile()));
    if (transport.isPresent()) {
      settings = settings.withTransport(kind(transport.get()));
    }
    Optional<String> chosen = environment.or(() -> shell.variable("WEIR_ENVIRONMENT"));
    return chosen.isEmpty()
        ? settings
        : settings.withSources(settings.sources().withEnvironment(chosen.get()));
  }

  /** Ports that cannot be are misuse. */
  public void checkPorts() {
    port.ifPresent(number -> inRange("--port", number));
    httpsPort.ifPresent(number -> inRange("--https-port", number));
    adminPort.ifPresent(number -> inRange("--admin-port", number));
  }

  /** A port that can be; anything else is misuse. */
  public static void inRange(String option, int port) {
    if (port < 0 || port > 65535) {
      throw CommandFailure.misuse(
          option + " " + port + " is no port", "choose one from 1 to 65535; 0 is any free one");
    }
  }

  private List<ListenerSettings> listeners(Shell shell, List<ListenerSettings> configured) {
    if (httpsPort.isPresent() && configured.stream().allMatch(one -> one.tls().isEmpty())) {
      throw CommandFailure.misuse(
          "--https-port needs a certificate", "name one below listeners in gateway.yaml");
    }
    Problems problems = new Problems();
    List<ListenerSettings> listeners = new ArrayList<>();
    for (ListenerSettings one : ListenerPorts.override(configured, shell.environment(), problems)) {
      Optional<Integer> own = one.tls().isPresent() ? httpsPort : port;
      String where = dev ? "127.0.0.1" : address.orElse(one.address());
      listeners.add(
          new ListenerSettings(
              one.name(), where, own.orElse(one.port()), one.protocols(), one.tls()));
    }
    if (problems.hasErrors()) {
      throw CommandFailure.misuse(problems.all().get(0).toString(), "");
    }
    return listeners;
  }

  private static TransportKind kind(String written) {
    try {
      return TransportKind.valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.misuse(
          "there is no transport " + written, "choose io_uring, epoll or nio");
    }
  }
}
