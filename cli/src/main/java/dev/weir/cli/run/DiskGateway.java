package dev.weir.cli.run;

import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.KeyFiles;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.cli.log.Logs;
import dev.weir.gateway.Gateway;
import dev.weir.gateway.settings.ApiSources;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.LogSettings;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A gateway in this process that serves what lies on the disk: its parts, and how it ends. */
final class DiskGateway implements AutoCloseable {
  private final Shell shell;
  private final GatewaySettings settings;
  private final DiskSource source;
  private final Gateway gateway;

  private DiskGateway(Shell shell, GatewaySettings settings, DiskSource source, Gateway gateway) {
    this.shell = shell;
    this.settings = settings;
    this.source = source;
    this.gateway = gateway;
  }

  /**
   * Starts one: binds everything, then listens.
   *
   * @param settings whose {@link GatewaySettings#sources} are what it serves
   * @param watched whether changes are taken; those of folders always are
   * @param policies that projects may use; open as long as the gateway is
   * @param compilerOptions for projects, as {@link CompileCommand} takes them
   * @throws CommandFailure when something that was named cannot be served, or a port is taken
   */
  static DiskGateway start(
      Shell shell,
      GatewaySettings settings,
      boolean watched,
      PolicyCatalogue policies,
      List<String> compilerOptions) {
    ApiSources sources = settings.sources();
    DiskSource source =
        new DiskSource(
            sources.paths(),
            sources.environment(),
            watched,
            reader(sources),
            new CompilerProcess(shell, compilerOptions));
    try {
      Gateway gateway = Gateway.start(settings, source, policies::named);
      gateway.log(Logs.running());
      return new DiskGateway(shell, settings, source, gateway);
    } catch (IllegalStateException e) {
      throw CommandFailure.problem(String.valueOf(e.getMessage()), remedy(e));
    }
  }

  /** Most often a port is taken; another one helps. */
  private static String remedy(IllegalStateException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith("transport")) {
      return "leave --transport out, or name another";
    }
    return message.contains("cannot listen") || message.contains("cannot open the admin port")
        ? "choose other ports with --port and --admin-port"
        : "weir doctor, with the same options, says more";
  }

  private static BundleReader reader(ApiSources sources) {
    BundleReader reader = new BundleReader();
    if (sources.signedBy().isEmpty()) {
      return reader;
    }
    Path key = sources.signedBy().get();
    try {
      return reader.signedBy(KeyFiles.publicKey(key.toString(), Files.readString(key)));
    } catch (IOException | BundleException e) {
      throw CommandFailure.problem("cannot use the key " + key, String.valueOf(e.getMessage()));
    }
  }

  /** What runs. */
  Gateway gateway() {
    return gateway;
  }

  /** Tells the person, or the log where logs are for programs, what is served. */
  void tell() {
    boolean forPrograms = settings.log().format() == LogSettings.Format.JSON;
    Banner banner = forPrograms ? Banner.logged(shell) : Banner.printed(shell);
    banner.print(gateway, source.warnings());
  }

  /** Goes away politely. */
  @Override
  public void close() {
    gateway.leave();
  }
}
