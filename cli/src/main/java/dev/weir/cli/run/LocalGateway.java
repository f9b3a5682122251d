package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.ApiSources;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.policies.PolicyCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One project on loopback, in front of one backend: for trying things out. */
public final class LocalGateway implements AutoCloseable {
  private final DiskGateway running;

  private LocalGateway(DiskGateway running) {
    this.running = running;
  }

  /**
   * Compiles the project and serves it.
   *
   * @throws CommandFailure when it cannot be served, or a port is taken
   */
  public static LocalGateway start(
      Shell shell, Path project, String backend, int port, int adminPort) {
    ListenerSettings listener =
        new ListenerSettings(
            "http", "127.0.0.1", port, List.of("http/1.1", "h2c"), Optional.empty());
    GatewaySettings settings =
        GatewaySettings.DEFAULT
            .withSources(ApiSources.NONE.withPaths(List.of(project)))
            .withListeners(List.of(listener))
            .withAdmin(new AdminSettings("127.0.0.1", adminPort, Optional.empty()));
    return new LocalGateway(
        DiskGateway.start(
            shell, settings, false, PolicyCatalogue.builtIn(), List.of("--upstream=" + backend)));
  }

  /** Where callers find the API; ends with a slash. */
  public String url() {
    String context = running.gateway().state().plans().get(0).contexts().get(0);
    return "http://localhost:" + running.gateway().address("http").getPort() + context + "/";
  }

  /** Tells the person what is served. */
  public void tell() {
    running.tell();
  }

  @Override
  public void close() {
    running.close();
  }
}
