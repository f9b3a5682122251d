package dev.weir.cli.train;

import dev.weir.cli.Cli;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.Stop;
import dev.weir.cli.demo.PetBackend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code weir --train}: what the launcher runs once per Java, so that Java can keep in an archive
 * what most starts load. Compiles the petstore, serves it on free ports of loopback, calls it,
 * ends. Prints nothing, leaves nothing behind. What cannot be done here is left out of the archive,
 * and no failure.
 */
@Command
public final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> STARTS =
      List.of(List.of("version"), List.of("--help"), List.of("schema"));

  private final Shell shell;

  /** A command for this shell. */
  public TrainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Cli cli = new Cli(shell(nowhere, Stop.byCall()));
    STARTS.forEach(start -> cli.run(start.toArray(String[]::new)));
    Path project = Path.of(System.getProperty("weir.home", "."), "examples", "petstore");
    if (Files.isDirectory(project)) {
      cli.run("check", project.toString());
      live(cli, project);
    }
    return ExitCode.CLEAN;
  }

  private void live(Cli cli, Path project) {
    Path bundle = null;
    try (PetBackend backend = PetBackend.start()) {
      bundle = Files.createTempFile("weir-train", ".weir");
      String output = "--output=" + bundle;
      cli.run("--compile", output, "--upstream=" + backend.url(), project.toString());
      ShortLife.of(this::shell, bundle);
    } catch (IOException e) {
      // No loopback here, or no place for a file: the archive holds less.
    } finally {
      delete(bundle);
    }
  }

  private Shell shell(PrintWriter err, Stop stop) {
    return new Shell(
        new PrintWriter(Writer.nullWriter()),
        err,
        false,
        shell.environment(),
        shell.directory(),
        stop);
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // in the temporary folder; the system removes it some day
    }
  }
}
