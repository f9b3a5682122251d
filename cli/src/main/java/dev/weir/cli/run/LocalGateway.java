package dev.weir.cli.run;

import dev.weir.bundle.BundleReader;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.gateway.Gateway;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.policies.BuiltInPolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One project on loopback, in front of one backend: for trying things out. */
public final class LocalGateway implements AutoCloseable {
  private final Shell shell;
  private final Gateway gateway;

  private LocalGateway(Shell shell, Gateway gateway) {
    this.shell = shell;
    this.gateway = gateway;
  }

  /**
   * Compiles the project and serves it.
   *
   * @throws IllegalStateException when a port is taken
   */
  public static LocalGateway start(
      Shell shell, Path project, String backend, int port, int adminPort) {
    ListenerSettings listener =
        new ListenerSettings(
            "http", "127.0.0.1", port, List.of("http/1.1", "h2c"), Optional.empty());
    GatewaySettings settings =
        GatewaySettings.DEFAULT
            .withListeners(List.of(listener))
            .withAdmin(new AdminSettings("127.0.0.1", adminPort, Optional.empty()));
    DiskSource source =
        new DiskSource(
            List.of(project),
            "",
            false,
            new BundleReader(),
            new CompilerProcess(shell, Optional.of(backend), Optional.empty()));
    Gateway gateway = Gateway.start(settings, source, BuiltInPolicies::named);
    if (gateway.state().plans().isEmpty()) {
      gateway.close();
      throw CommandFailure.problem("the project cannot be served", "weir check " + project);
    }
    return new LocalGateway(shell, gateway);
  }

  /** Where callers find the API; ends with a slash. */
  public String url() {
    String context = gateway.state().plans().get(0).contexts().get(0);
    return "http://localhost:" + gateway.address("http").getPort() + context + "/";
  }

  /** Tells the person what is served. */
  public void tell() {
    new Banner(shell).print(gateway);
  }

  @Override
  public void close() {
    gateway.leave();
  }
}
