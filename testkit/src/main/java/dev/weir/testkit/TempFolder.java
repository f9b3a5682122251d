package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the files of one run of tests, deleted when the run ends. */
public final class TempFolder {
  /** Where it is. */
  public static final Path PATH = create();

  private TempFolder() {}

  private static Path create() {
    try {
      Path folder = Files.createTempDirectory("weir-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // a folder that stays in the machine's place for such things harms nobody
    }
  }
}
