package dev.weir.cli.image;

import dev.weir.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Java on this disk, known by its file {@code release}; nothing of it is run to learn about it.
 *
 * @param folder where it is
 * @param version such as {@code 17.0.15}
 * @param modules the modules that it has; empty where the file does not tell
 * @param platform what it runs on
 */
record JavaHome(Path folder, String version, List<String> modules, Platform platform) {
  private static final int OLDEST = 17;

  /** Copies the list. */
  JavaHome {
    modules = List.copyOf(modules);
  }

  /** Looks at a folder. */
  static JavaHome at(Path folder) {
    try {
      List<String> release = Files.readAllLines(folder.resolve("release"));
      JavaHome java =
          new JavaHome(
              folder,
              value(release, "JAVA_VERSION").orElse(""),
              value(release, "MODULES").map(text -> List.of(text.split(" "))).orElse(List.of()),
              Platform.of(folder.resolve("bin/java")));
      if (java.feature() >= OLDEST) {
        return java;
      }
      throw CommandFailure.misuse(
          "the Java in " + folder + " is too old: " + java.version(),
          "name one of version " + OLDEST + " or newer with --java-home");
    } catch (IOException e) {
      throw CommandFailure.misuse(
          "there is no Java for Linux in " + folder,
          "name the folder of a JDK, the one with bin, lib and release, with --java-home");
    }
  }

  private static Optional<String> value(List<String> release, String key) {
    return release.stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", ""))
        .findFirst();
  }

  /** The first number of the version: 17, 21, 25. */
  int feature() {
    String digits = version.replaceFirst("[^0-9].*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
