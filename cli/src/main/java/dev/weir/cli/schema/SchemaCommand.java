package dev.weir.cli.schema;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.config.Suggest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir schema}: prints the JSON Schema of a kind of file. */
@Command(
    description = "An editor that knows the schema completes keys and underlines mistakes.",
    footer = {"", "Example:", "  weir schema gateway > gateway.schema.json"})
public final class SchemaCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      defaultValue = "weir",
      description =
          "weir (the default: weir.yaml), environment (environments/*.yaml), tests (tests/*.yaml)"
              + " or gateway (gateway.yaml).")
  private String kind = "";

  /** A command for this shell. */
  public SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (!Schemas.KINDS.contains(kind)) {
      String nearest = Suggest.among(kind, Schemas.KINDS);
      throw CommandFailure.misuse(
          "there is no schema of " + kind,
          nearest.isEmpty() ? "there is one of " + String.join(", ", Schemas.KINDS) : nearest);
    }
    shell.out().print(Schemas.text(kind));
    return ExitCode.CLEAN;
  }
}
