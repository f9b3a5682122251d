package dev.weir.gateway.settings;

import dev.weir.config.Setting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Paths as an operator writes them: absolute, or relative to the folder of {@code gateway.yaml}.
 */
final class FileSetting {
  private static final String REFERENCE = "${file:";

  private final Path folder;

  FileSetting(Path folder) {
    this.folder = folder;
  }

  /** A path, whether or not there is something. */
  Optional<Path> path(Setting setting) {
    return setting.text().flatMap(text -> resolve(setting, text));
  }

  /** A file that must be there. */
  Optional<Path> existing(Setting setting) {
    Optional<Path> path = path(setting);
    path.ifPresent(file -> check(setting, file));
    return path;
  }

  /** A file that must be there and holds a secret: its path, or {@code ${file:PATH}}. */
  Optional<Path> secret(Setting setting) {
    Optional<String> text = setting.text();
    if (text.isPresent() && text.get().startsWith("${")) {
      if (!text.get().startsWith(REFERENCE) || !text.get().endsWith("}")) {
        setting.error(
            "wrong-value", "should be a file", "write " + REFERENCE + "/run/secrets/NAME}");
        return Optional.empty();
      }
      String name = text.get().substring(REFERENCE.length(), text.get().length() - 1);
      Optional<Path> path = resolve(setting, name);
      path.ifPresent(file -> check(setting, file));
      return path;
    }
    if (text.isPresent() && text.get().contains("-----BEGIN")) {
      setting.error(
          "literal-secret",
          "holds a secret",
          "put it into a file and write " + REFERENCE + "/run/secrets/NAME}");
      return Optional.empty();
    }
    return existing(setting);
  }

  private Optional<Path> resolve(Setting setting, String text) {
    try {
      return Optional.of(folder.resolve(text));
    } catch (InvalidPathException e) {
      setting.error("wrong-value", "is not a path", "");
      return Optional.empty();
    }
  }

  private static void check(Setting setting, Path file) {
    if (!Files.isRegularFile(file)) {
      setting.error("no-such-file", "no such file: " + file, "");
    } else if (!Files.isReadable(file)) {
      setting.error("no-such-file", "cannot be read: " + file, "let the gateway's user read it");
    }
  }
}
