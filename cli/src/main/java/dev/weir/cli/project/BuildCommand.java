package dev.weir.cli.project;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleSigner;
import dev.weir.bundle.BundleWriter;
import dev.weir.bundle.BundledApi;
import dev.weir.bundle.KeyFiles;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.config.Severity;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
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

/** {@code weir build}: one reproducible file from one or more projects. */
@Command(
    description = "The same project and the same version of weir give the same bytes everywhere.",
    footer = {
      "",
      "Examples:",
      "  weir build orders",
      "  weir build apis -o all.weir --sign key.pem"
    })
public final class BuildCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROJECT",
      description = "Folders, zips or definitions; a folder of projects stands for all of them.")
  private List<String> projects = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "X.weir",
      description = "The file to write; NAME.weir when left out.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = "Sign with an Ed25519 private key (PKCS#8, PEM).")
  private Optional<String> key = Optional.empty();

  @Option(names = "--strict", description = "Let warnings stop the build as well.")
  private boolean strict;

  @Mixin private CompilerOptions options = new CompilerOptions();

  /** A command for this shell. */
  public BuildCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Compiled> compiled =
        options.withPolicies(
            shell,
            policies ->
                new Projects(shell, options.in(shell).withoutLiteralSecrets(), policies)
                    .compile(projects));
    ProblemList problems = new ProblemList(shell, compiled);
    problems.show(Severity.WARNING);
    if (problems.stop(strict)) {
      return ExitCode.PROBLEMS;
    }
    List<BundledApi> apis = compiled.stream().flatMap(one -> one.bundled().stream()).toList();
    Path file = shell.path(output.orElseGet(() -> compiled.get(0).name() + ".weir"));
    byte[] bundle = write(apis);
    save(file, bundle);
    shell.out().println("wrote " + shell.shown(file) + " (" + bundle.length + " bytes)");
    apis.forEach(api -> shell.out().println("  " + BundleLines.headline(api)));
    return ExitCode.CLEAN;
  }

  private byte[] write(List<BundledApi> apis) {
    try {
      byte[] bundle = BundleWriter.write(new Bundle(Version.weir(), apis));
      return key.isEmpty()
          ? bundle
          : BundleSigner.sign(bundle, KeyFiles.privateKey(key.get(), pem(key.get())));
    } catch (BundleException e) {
      throw CommandFailure.problem(String.valueOf(e.getMessage()), "");
    }
  }

  private String pem(String file) {
    try {
      return Files.readString(shell.path(file));
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read the key " + file, Reason.of(e));
    }
  }

  /** Beside its place first, so that a gateway that watches the folder never sees half of it. */
  private static void save(Path file, byte[] bundle) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path part = file.resolveSibling("." + file.getFileName() + ".part");
      try {
        Files.write(part, bundle);
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw CommandFailure.problem("cannot write " + file, Reason.of(e));
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
