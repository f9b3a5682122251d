package dev.weir.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that tests compare with a file, so that a reader sees what changes. Run with {@code
 * -Dweir.golden=write} to write them anew, and look at the difference.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src", "test", "resources");

  private Golden() {}

  /** A file among the test resources. */
  public static Path resource(String path) {
    return ROOT.resolve(path);
  }

  /** Fails unless the file says exactly this. */
  public static void check(String path, String actual) {
    Path file = resource(path);
    try {
      if ("write".equals(System.getProperty("weir.golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).exists();
      assertThat(actual).as("%s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
