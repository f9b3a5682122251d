package dev.weir.compiler;

import dev.weir.compiler.files.ProjectFiles;
import dev.weir.compiler.files.UnreadableFile;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that problems point into. */
final class Sources {
  private Sources() {}

  static Map<String, String> of(
      Documents documents, Optional<Path> params, List<Problem> problems) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Problem problem : problems) {
      String file = problem.place().file();
      if (problem.place().line() > 0 && !sources.containsKey(file)) {
        documents
            .fetched(file)
            .or(() -> text(documents.files(), file))
            .or(() -> params.flatMap(named -> text(named, file)))
            .ifPresent(text -> sources.put(file, text));
      }
    }
    return sources;
  }

  /** Empty for one that could not be read in the first place. */
  private static Optional<String> text(ProjectFiles files, String file) {
    try {
      return Optional.of(new String(files.read(file), StandardCharsets.UTF_8));
    } catch (UnreadableFile e) {
      return Optional.empty();
    }
  }

  /** A params file lies outside the project, and its problems name it as the command line did. */
  private static Optional<String> text(Path params, String file) {
    try {
      return Path.of(file).startsWith(params)
          ? Optional.of(Files.readString(Path.of(file)))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
