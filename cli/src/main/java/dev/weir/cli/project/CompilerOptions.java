package dev.weir.cli.project;

import dev.weir.cli.Shell;
import dev.weir.compiler.CompileOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that compiles. */
public final class CompilerOptions {
  @Option(
      names = "--params",
      paramLabel = "FILE|DIR",
      description = "Parameters for the environments of a migrated project.")
  private Optional<String> params = Optional.empty();

  /** What they mean to the compiler. */
  public CompileOptions in(Shell shell) {
    CompileOptions options = CompileOptions.DEFAULT.withVariables(shell.environment());
    return params.map(path -> options.withParams(shell.path(path))).orElse(options);
  }
}
