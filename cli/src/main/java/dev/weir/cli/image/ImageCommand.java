package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.plan.ApiPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir image}: a container image of the gateway with a bundle. */
@Command(
    description = {
      "Makes an image without a container engine. It runs as user 65532 and needs no place to write"
          + " to. The same Weir, Java, base and bundle give the same bytes.",
      "Load it with: docker load -i X.tar; podman load -i X.tar; skopeo copy oci-archive:X.tar"
          + " docker://..."
    },
    footer = {
      "",
      "Examples:",
      "  weir image orders.weir -o orders.tar",
      "  docker run --read-only -e WEIR_ENVIRONMENT=prod -p 8080:8080 orders:1.4.0",
      "  weir image orders.weir -o orders-arm64.tar --java-home jdk-17-aarch64 --base debian-arm64.tar"
    })
public final class ImageCommand implements Callable<Integer> {
  /** Probes and scrapers come from outside the container; pages beyond those need a token. */
  private static final String GATEWAY =
      """
      weir: 1
      admin: {address: 0.0.0.0, port: 9090}
      """;

  private final Shell shell;

  @Parameters(paramLabel = "X.weir", description = "The bundle.")
  private String bundle = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "X.tar",
      description = "The file to write; NAME.tar when left out.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--tag",
      paramLabel = "NAME:VERSION",
      description = "What the image is called; name and version of the first API when left out.")
  private Optional<String> tag = Optional.empty();

  @Option(
      names = "--base",
      paramLabel = "BASE",
      defaultValue = "machine",
      description =
          "machine: the shared libraries of this machine that Java needs. FILE.tar: an image, as"
              + " docker save writes it. none: nothing.")
  private String base = "";

  @Option(
      names = "--java-home",
      paramLabel = "DIR",
      description = "The JDK to take Java from; the one that runs this when left out.")
  private Optional<String> javaHome = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The gateway.yaml of the image; health and metrics on port 9090 without.")
  private Optional<String> config = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "A folder of jars with policies of your own.")
  private Optional<String> policies = Optional.empty();

  /** A command for this shell. */
  public ImageCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    byte[] bytes = bytes(bundle);
    Bundle opened = open(bytes);
    if (opened.apis().isEmpty()) {
      throw CommandFailure.problem("there is no API in " + bundle, "");
    }
    JavaHome running = JavaHome.at(Path.of(System.getProperty("java.home")));
    JavaHome java = javaHome.map(shell::path).map(JavaHome::at).orElse(running);
    ImageBuild.Input input =
        new ImageBuild.Input(
            new WeirFiles(WeirFiles.running(), policies.map(shell::path)),
            String.valueOf(shell.path(bundle).getFileName()),
            bytes,
            opened,
            config.map(name -> new String(bytes(name), UTF_8)).orElse(GATEWAY),
            Version.weir());
    ApiPlan first = opened.apis().get(0).plan();
    String name = tag.orElse(first.name() + ":" + first.version().replaceAll("[^\\w.-]", "-"));
    Path file = shell.path(output.orElse(first.name() + ".tar"));
    String digest = make(input, java, running, name, file);
    tell(file, java, name, digest);
    return ExitCode.CLEAN;
  }

  private String make(
      ImageBuild.Input input, JavaHome java, JavaHome running, String name, Path file) {
    Path work = null;
    try {
      work = Files.createTempDirectory("weir-image");
      shell.err().println("linking Java " + java.version());
      shell.err().flush();
      Path runtime = work.resolve("java");
      JavaRuntime.link(java, running, runtime);
      ImageBuild build = new ImageBuild(java, time(), work);
      Base under = base(build, input, java, running, runtime, work);
      Path image = work.resolve("image");
      String digest = build.write(input, under, runtime, name, image);
      Files.createDirectories(parent(file));
      Files.move(image, file, StandardCopyOption.REPLACE_EXISTING);
      return digest;
    } catch (IOException e) {
      throw CommandFailure.problem("the image cannot be made", String.valueOf(e.getMessage()));
    } finally {
      if (work != null) {
        ImageBuild.remove(work);
      }
    }
  }

  private Base base(
      ImageBuild build,
      ImageBuild.Input input,
      JavaHome java,
      JavaHome running,
      Path runtime,
      Path work)
      throws IOException {
    return switch (base) {
      case "none" -> Base.NONE;
      case "machine" -> {
        if (java.platform() != running.platform()) {
          throw CommandFailure.misuse(
              "this machine has no libraries for " + java.platform().layoutName(),
              "name an image for it that has: --base FILE.tar");
        }
        yield build.machine(new MachineBase(), runtime, input.weir());
      }
      default -> fromFile(java, work);
    };
  }

  private Base fromFile(JavaHome java, Path work) {
    try {
      return BaseTar.read(shell.path(base), java.platform(), work);
    } catch (IOException e) {
      throw CommandFailure.misuse(
          "cannot use the image " + base + " as a base: " + e.getMessage(),
          "write one with docker save, or with skopeo copy docker://IMAGE oci-archive:FILE.tar");
    }
  }

  private void tell(Path file, JavaHome java, String name, String digest) {
    shell
        .out()
        .println(
            "wrote "
                + shell.shown(file)
                + " ("
                + name
                + ", linux/"
                + java.platform().layoutName()
                + ", Java "
                + java.version()
                + ", "
                + size(file)
                + " MB)");
    shell.out().println("  " + digest);
  }

  private static long size(Path file) {
    try {
      return Math.round(Files.size(file) / 1e6);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Tools agree on this variable (reproducible-builds.org); 1970 without it. */
  private Instant time() {
    try {
      return Instant.ofEpochSecond(
          shell.variable("SOURCE_DATE_EPOCH").map(Long::parseLong).orElse(0L));
    } catch (NumberFormatException e) {
      throw CommandFailure.misuse("SOURCE_DATE_EPOCH is no number of seconds", "");
    }
  }

  private Bundle open(byte[] bytes) {
    try {
      return new BundleReader().read(bytes);
    } catch (BundleException e) {
      throw CommandFailure.problem(
          bundle + " is not accepted: " + e.getMessage(),
          "make a bundle first: weir build PROJECT -o X.weir");
    }
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(shell.path(name));
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + name, Reason.of(e));
    }
  }

  private static Path parent(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
  }
}
