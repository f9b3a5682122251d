package dev.weir.cli.init;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir init}: writes a new API project and says what to do with it. Asks nothing. */
@Command(
    description = {
      "Makes the folder NAME with a definition and a weir.yaml.",
      "Without a definition it writes a small one, answered from its examples."
    },
    footer = {"", "Examples:", "  weir init hello", "  weir init petstore --openapi petstore.yaml"})
public final class InitCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "NAME",
      description = "The folder to make; its last part names the API: a-z, 0-9 and dashes.")
  private String name = "";

  @Option(
      names = "--openapi",
      paramLabel = "FILE",
      description = "A definition to start from; it is copied, with the files that it refers to.")
  private Optional<String> openapi = Optional.empty();

  /** A command for this shell. */
  public InitCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path folder = shell.path(name);
    String api = String.valueOf(folder.getFileName());
    if (!api.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
      throw CommandFailure.misuse(
          api + " is no name for an API", "names are lower-case letters, digits and dashes");
    }
    if (isUsed(folder)) {
      throw CommandFailure.misuse(
          name + " is there already and is not empty", "choose another name, or empty it first");
    }
    Optional<DefinitionFiles> definition =
        openapi.map(file -> DefinitionFiles.read(shell.path(file)));
    NewProject project = new NewProject(folder, api);
    try {
      if (definition.isPresent()) {
        project.from(definition.get());
      } else {
        project.example();
      }
    } catch (IOException e) {
      throw CommandFailure.problem("cannot write " + folder, Reason.of(e));
    }
    project.written().forEach(file -> shell.out().println("wrote " + name + "/" + file));
    shell.out().println();
    shell.out().println("Next:");
    shell.out().println("  weir check " + name);
    if (definition.isEmpty()) {
      shell.out().println("  weir test " + name);
    }
    shell.out().println("  weir run " + name + " --watch");
    return ExitCode.CLEAN;
  }

  private static boolean isUsed(Path folder) {
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
