package dev.weir.cli.run;

import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.KeyFiles;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.log.Logs;
import dev.weir.config.Problems;
import dev.weir.gateway.Gateway;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.settings.LogSettings;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

  @Option(
      names = "--params",
      paramLabel = "FILE|DIR",
      description = "Parameters of environments, for projects of apictl.")
  private Optional<String> params = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "A folder of jars with policies of your own.")
  private Optional<String> policies = Optional.empty();

  @Mixin private GatewayOptions gatewayOptions = new GatewayOptions();

  /** A command for this shell. */
  public RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OperatorSettings operator = gatewayOptions.settings(shell);
    List<Path> paths = paths(operator);
    LogSettings log = operator.gateway().log();
    Logs.start(log.level(), Logs.Format.valueOf(log.format().name()), System.err);
    DiskSource source =
        new DiskSource(
            paths,
            operator.environment(),
            watch || isFolderOfMany(paths),
            reader(operator),
            new CompilerProcess(shell, upstream, params));
    try (PolicyCatalogue catalogue = catalogue();
        Gateway gateway =
            Gateway.start(operator.gateway(), new Checked(source, paths), catalogue::named)) {
      new Banner(shell).print(gateway);
      shell.stop().await();
      gateway.leave();
    } catch (IllegalStateException e) {
      throw CommandFailure.problem(String.valueOf(e.getMessage()), "");
    } catch (IOException e) {
      throw CommandFailure.problem("cannot close the policies", String.valueOf(e.getMessage()));
    }
    return ExitCode.CLEAN;
  }

  private List<Path> paths(OperatorSettings operator) {
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
      paths.addAll(operator.apis());
    }
    if (paths.isEmpty()) {
      throw CommandFailure.misuse(
          "there is nothing to run", "name a project or a bundle, or use --openapi and --upstream");
    }
    return paths;
  }

  private static boolean isFolderOfMany(List<Path> paths) {
    return paths.size() == 1
        && Files.isDirectory(paths.get(0))
        && !Files.exists(paths.get(0).resolve("weir.yaml"));
  }

  private BundleReader reader(OperatorSettings operator) {
    BundleReader reader = new BundleReader();
    if (operator.signedBy().isEmpty()) {
      return reader;
    }
    Path key = operator.signedBy().get();
    try {
      return reader.signedBy(KeyFiles.publicKey(key.toString(), Files.readString(key)));
    } catch (IOException | BundleException e) {
      throw CommandFailure.problem("cannot use the key " + key, String.valueOf(e.getMessage()));
    }
  }

  private PolicyCatalogue catalogue() {
    Optional<Path> folder = policies.map(shell::path).or(RunCommand::installed);
    if (folder.isEmpty()) {
      return PolicyCatalogue.builtIn();
    }
    Problems problems = new Problems();
    PolicyCatalogue catalogue = PolicyCatalogue.with(folder.get(), problems);
    if (problems.hasErrors()) {
      throw CommandFailure.problem(
          "the policies in " + folder.get() + " cannot be used", problems.all().get(0).toString());
    }
    return catalogue;
  }

  private static Optional<Path> installed() {
    return Optional.ofNullable(System.getProperty("weir.home"))
        .map(home -> Path.of(home, "policies"))
        .filter(folder -> Files.isDirectory(folder) && !Files.isDirectory(folder.resolve("src")));
  }

  /** A start with one thing to serve that cannot be served ends before it listens. */
  private record Checked(DiskSource source, List<Path> paths) implements PlanSource {
    @Override
    public PlanSet load() {
      return source.load();
    }

    @Override
    public void bound(LivePlans.State state) {
      if (state.plans().isEmpty()) {
        throw CommandFailure.problem(
            state.problems().isEmpty()
                ? "nothing to serve in " + paths.get(0)
                : state.problems().get(0).name() + " cannot be served",
            state.problems().isEmpty() ? "" : state.problems().get(0).reason());
      }
    }

    @Override
    public void watch(Consumer<PlanSet> changed) {
      source.watch(changed);
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
