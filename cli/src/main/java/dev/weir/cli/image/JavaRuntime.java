package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a Java that the gateway needs, put together by {@code jlink}. The same Java gives the
 * same files.
 */
final class JavaRuntime {
  /**
   * What the gateway uses, and what operators ask for: recordings of the flight recorder, the JMX
   * beans.
   */
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.net.http",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.management",
          "jdk.unsupported");

  private static final String REMEDY =
      "install a whole JDK (on Debian, openjdk-17-jdk-headless) or name one: --java-home DIR";

  private JavaRuntime() {}

  /**
   * Makes one.
   *
   * @param java whose
   * @param running the Java that runs this, whose tool has to do where the other one is for another
   *     kind of processor
   * @param output a folder that is not there yet
   */
  static void link(JavaHome java, JavaHome running, Path output) throws IOException {
    boolean foreign = java.platform() != running.platform();
    Path tool = (foreign ? running : java).folder().resolve("bin/jlink");
    if (!Files.isExecutable(tool)) {
      throw CommandFailure.problem(
          "there is no jlink in " + tool.getParent() + ": this Java is no whole JDK", REMEDY);
    }
    List<String> command = new ArrayList<>(List.of(tool.toString()));
    if (foreign) {
      command.addAll(List.of("--module-path", jmods(java, running).toString()));
    }
    command.addAll(
        List.of(
            "--add-modules",
            String.join(",", modules(java)),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            output.toString()));
    run(command);
  }

  /** The jlink of one Java reads modules of another only when both are of the same version. */
  private static Path jmods(JavaHome java, JavaHome running) {
    Path jmods = java.folder().resolve("jmods");
    if (!Files.isDirectory(jmods)) {
      throw CommandFailure.problem(
          "there is no folder jmods in "
              + java.folder()
              + ", and it cannot link itself on this machine",
          "name a JDK for " + java.platform().layoutName() + " that has one");
    }
    if (java.feature() != running.feature()) {
      throw CommandFailure.problem(
          "Java " + running.feature() + " cannot link Java " + java.feature(),
          "run weir with Java " + java.feature() + ": WEIR_JAVA=DIR weir image ...");
    }
    return jmods;
  }

  private static List<String> modules(JavaHome java) {
    return java.modules().isEmpty()
        ? MODULES
        : MODULES.stream().filter(java.modules()::contains).toList();
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw CommandFailure.problem("jlink failed: " + said, REMEDY);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw CommandFailure.problem("interrupted while linking", "");
    }
  }
}
