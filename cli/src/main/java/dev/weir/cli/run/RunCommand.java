package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.log.Logs;
import dev.weir.cli.project.CompilerOptions;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.LogSettings;
import dev.weir.policies.PolicyCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir run}: the immutable gateway. */
@Command(
    description = {
      "Serves API projects and bundles until Ctrl-C or SIGTERM.",
      "A project is compiled first; a bundle starts at once."
    },
    footer = {
      "",
      "Examples:",
      "  weir run petstore --watch",
      "  weir run petstore.weir --environment prod",
      "  weir run --openapi petstore.yaml --upstream http://localhost:3000"
    })
public final class RunCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT|BUNDLE",
      description = "Projects, bundles, definitions, or folders of them.")
  private List<String> targets = List.of();

  @Option(
      names = "--openapi",
      paramLabel = "FILE",
      description = "Serve this definition without a project; needs --upstream.")
  private Optional<String> openapi = Optional.empty();

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description = "Where all calls go, in place of what the definition says.")
  private Optional<String> upstream = Optional.empty();

  @Option(
      names = "--watch",
      description = "Apply changes on save. Folders of bundles or projects are always watched.")
  private boolean watch;

  @Mixin private CompilerOptions compilerOptions = new CompilerOptions();

  @Mixin private GatewayOptions gatewayOptions = new GatewayOptions();

  /** A command for this shell. */
  public RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    GatewaySettings file = gatewayOptions.settings(shell);
    GatewaySettings settings = file.withSources(file.sources().withPaths(paths(file)));
    LogSettings log = settings.log();
    Logs.start(log.level(), Logs.Format.valueOf(log.format().name()), System.err);
    return compilerOptions.withPolicies(shell, policies -> serve(settings, policies));
  }

  private int serve(GatewaySettings settings, PolicyCatalogue policies) {
    try (DiskGateway running =
        DiskGateway.start(
            shell,
            settings,
            watch,
            policies,
            compilerArguments(settings.sources().environment()))) {
      running.tell();
      shell.stop().await();
    } finally {
      Logs.stop();
    }
    return ExitCode.CLEAN;
  }

  private List<String> compilerArguments(String environment) {
    List<String> arguments = new ArrayList<>(compilerOptions.arguments(shell));
    upstream.ifPresent(url -> arguments.add("--upstream=" + url));
    if (!environment.isEmpty()) {
      arguments.add("--environment=" + environment);
    }
    return arguments;
  }

  private List<Path> paths(GatewaySettings file) {
    List<Path> paths = new ArrayList<>();
    targets.forEach(target -> paths.add(shell.path(target)));
    if (openapi.isPresent()) {
      if (upstream.isEmpty()) {
        throw CommandFailure.misuse(
            "--openapi needs --upstream", "say where calls go: --upstream http://localhost:3000");
      }
      paths.add(shell.path(openapi.get()));
    }
    if (paths.isEmpty()) {
      paths.addAll(file.sources().paths());
    }
    if (paths.isEmpty()) {
      throw CommandFailure.misuse(
          "there is nothing to run", "name a project or a bundle, or use --openapi and --upstream");
    }
    return paths;
  }
}
