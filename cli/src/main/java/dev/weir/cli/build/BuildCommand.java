package dev.weir.cli.build;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleSigner;
import dev.weir.bundle.BundleWriter;
import dev.weir.bundle.KeyFiles;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.check.Compiled;
import dev.weir.cli.check.ParamsOption;
import dev.weir.config.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir build}: one reproducible file from API projects. */
@Command(
    description = {
      "Compiles API projects into one bundle.",
      "The same projects and the same version of Weir give the same bytes, on every machine."
    },
    footer = {"", "Example:", "  weir build petstore -o petstore.weir"})
public final class BuildCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT",
      description = "Folders, definitions or zips; without one, the folder you stand in.")
  private List<String> projects = List.of(".");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The bundle to write; its name usually ends in .weir.")
  private String output = "";

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = "Sign with this Ed25519 private key (PEM).")
  private Optional<String> key = Optional.empty();

  @Option(names = "--quiet", description = "Say nothing when all is well.")
  private boolean quiet;

  @Mixin private ParamsOption params = new ParamsOption();

  /** A command for this shell. */
  public BuildCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Compiled compiled =
        Compiled.of(projects.stream().map(shell::path).toList(), params.options(shell));
    boolean worthTelling = !quiet || compiled.findings().count(Severity.ERROR) > 0;
    if (worthTelling) {
      compiled.tell(shell);
    }
    if (!compiled.clean()) {
      throw CommandFailure.problem("nothing was built", "mend the errors above");
    }
    Path file = shell.path(output);
    Bundle bundle = Bundles.of(compiled);
    try {
      byte[] bytes = BundleWriter.write(bundle);
      if (key.isPresent()) {
        String pem = Files.readString(shell.path(key.get()));
        bytes = BundleSigner.sign(bytes, KeyFiles.privateKey(key.get(), pem));
      }
      write(file, bytes);
      if (!quiet) {
        shell
            .out()
            .printf("wrote %s: %d APIs, %d bytes%n", output, bundle.apis().size(), bytes.length);
      }
    } catch (IOException | BundleException e) {
      throw CommandFailure.problem("cannot write " + output, String.valueOf(e.getMessage()));
    }
    return ExitCode.CLEAN;
  }

  /** The file appears whole or not at all, so that a gateway which watches it never sees a half. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
