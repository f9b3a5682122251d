package dev.weir.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Commands that a test needs beside Java; a test that lacks one is skipped, and says so. */
final class Tool {
  private Tool() {}

  static void needs(String... commands) {
    for (String command : commands) {
      assumeTrue(isHere(command), () -> "no " + command + " here");
    }
  }

  private static boolean isHere(String command) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  /** What starts the command {@code weir} of this build in a process of its own. */
  static String weir(String... options) {
    return String.join(
        " ",
        "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "'",
        String.join(" ", options),
        "-XX:-UsePerfData",
        "-cp '" + System.getProperty("java.class.path") + "'",
        "dev.weir.cli.Main");
  }
}
