package dev.weir.cli.project;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.reference.HttpDocuments;
import dev.weir.compiler.reference.RemoteDocuments;
import dev.weir.config.Problems;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Options of every command that compiles. */
public final class CompilerOptions {
  @Option(
      names = "--params",
      paramLabel = "FILE|DIR",
      description = "Parameters for the environments of a migrated project.")
  private Optional<String> params = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "A folder of jars with policies of your own.")
  private Optional<String> policies = Optional.empty();

  @Option(
      names = "--allow-remote",
      paramLabel = "HOST",
      description =
          "A host from which definitions may take documents ($ref), HOST:PORT if need be.")
  private List<String> remoteHosts = List.of();

  /** What they mean to the compiler. */
  public CompileOptions in(Shell shell) {
    CompileOptions options = CompileOptions.DEFAULT.withVariables(shell.environment());
    if (params.isPresent()) {
      Path named = shell.path(params.get());
      if (!Files.exists(named)) {
        throw CommandFailure.misuse("there is no file or folder " + params.get(), "");
      }
      options = options.withParams(named);
    }
    return remoteHosts.isEmpty() ? options : options.withRemote(remote());
  }

  private RemoteDocuments remote() {
    try {
      return HttpDocuments.from(remoteHosts);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.misuse("--allow-remote: " + e.getMessage(), "");
    }
  }

  /** The same options for a compiler that is started in another process. */
  public List<String> arguments(Shell shell) {
    List<String> arguments = new ArrayList<>();
    params.ifPresent(path -> arguments.add("--params=" + shell.path(path)));
    policies.ifPresent(folder -> arguments.add("--policies=" + shell.path(folder)));
    remoteHosts.forEach(host -> arguments.add("--allow-remote=" + host));
    return arguments;
  }

  /**
   * Does some work with the policies that authors may write: those of Weir, and those of the folder
   * that was named, or else of the installation.
   *
   * @param work must not keep them
   */
  public <T> T withPolicies(Shell shell, Function<PolicyCatalogue, T> work) {
    try (PolicyCatalogue catalogue = catalogue(shell)) {
      return work.apply(catalogue);
    } catch (IOException e) {
      throw CommandFailure.problem("cannot close the policies", String.valueOf(e.getMessage()));
    }
  }

  private PolicyCatalogue catalogue(Shell shell) {
    Optional<Path> folder = policies.map(shell::path).or(CompilerOptions::installed);
    if (folder.isEmpty()) {
      return PolicyCatalogue.builtIn();
    }
    if (!Files.isDirectory(folder.get())) {
      throw CommandFailure.misuse("there is no folder " + shell.shown(folder.get()), "");
    }
    Problems problems = new Problems();
    PolicyCatalogue catalogue = PolicyCatalogue.with(folder.get(), problems);
    if (problems.hasErrors()) {
      throw CommandFailure.problem(
          "the policies in " + shell.shown(folder.get()) + " cannot be used",
          problems.all().get(0).toString());
    }
    return catalogue;
  }

  /** In the repository, the folder of that name holds sources. */
  private static Optional<Path> installed() {
    return Optional.ofNullable(System.getProperty("weir.home"))
        .map(home -> Path.of(home, "policies"))
        .filter(folder -> Files.isDirectory(folder) && !Files.isDirectory(folder.resolve("src")));
  }
}
