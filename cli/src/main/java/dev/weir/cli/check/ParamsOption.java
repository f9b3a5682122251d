package dev.weir.cli.check;

import dev.weir.cli.Shell;
import dev.weir.compiler.CompileOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that compiles. */
public final class ParamsOption {
  @Option(
      names = "--params",
      paramLabel = "FILE|DIR",
      description = "Parameters of environments, for projects of apictl.")
  private Optional<String> params = Optional.empty();

  /** What they say to the compiler. */
  public CompileOptions options(Shell shell) {
    return params
        .map(file -> CompileOptions.DEFAULT.withParams(shell.path(file)))
        .orElse(CompileOptions.DEFAULT);
  }
}
