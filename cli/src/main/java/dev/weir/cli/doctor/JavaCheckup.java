package dev.weir.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which Java runs this, and which others are there. */
final class JavaCheckup implements Checkup {
  private static final int BEST = 25;

  private final Path running;
  private final int feature;
  private final List<Path> folders;

  JavaCheckup() {
    this(
        Path.of(System.getProperty("java.home")),
        Runtime.version().feature(),
        List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"), Path.of("/usr/java")));
  }

  JavaCheckup(Path running, int feature, List<Path> folders) {
    this.running = running;
    this.feature = feature;
    this.folders = folders;
  }

  @Override
  public List<Finding> look() {
    Map<String, Path> others = others();
    StringBuilder detail =
        new StringBuilder()
            .append(System.getProperty("java.version"))
            .append(" from ")
            .append(System.getProperty("java.vendor"))
            .append(", ")
            .append(running);
    others.forEach(
        (version, home) -> detail.append("; also ").append(version).append(" in ").append(home));
    boolean better = others.keySet().stream().anyMatch(version -> version.startsWith(BEST + "."));
    if (feature >= BEST || !better) {
      return List.of(Finding.good("java", detail.toString()));
    }
    return List.of(
        Finding.note(
            "java",
            detail.toString(),
            "Java " + BEST + " starts faster and is there: the weir launcher takes it by itself"));
  }

  private Map<String, Path> others() {
    Map<String, Path> found = new TreeMap<>();
    for (Path home : homes()) {
      if (!same(home, running)) {
        version(home).ifPresent(version -> found.putIfAbsent(version, home));
      }
    }
    return found;
  }

  private List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
        for (Path home : inside) {
          if (Files.isExecutable(home.resolve("bin/java")) && !Files.isSymbolicLink(home)) {
            homes.add(home);
          }
        }
      } catch (IOException none) {
        // No such folder: nothing is installed there.
      }
    }
    return homes;
  }

  /** From the file {@code release} of a Java, since asking it would take too long. */
  private static Optional<String> version(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
          .findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException gone) {
      return false;
    }
  }
}
