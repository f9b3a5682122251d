package dev.weir.compiler.awkward;

import dev.weir.compiler.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the awkward definitions lie; {@code README.md} there says where they are from. */
final class AwkwardDefinitions {
  static final Path FOLDER = Golden.resource("awkward");

  private AwkwardDefinitions() {}

  /** All of them, sorted. */
  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().matches(".*\\.(json|yaml)")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
