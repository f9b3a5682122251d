package dev.weir.compiler.migrated;

import dev.weir.compiler.files.UnreadableFile;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.util.Optional;

/** Reads the files of a migrated project whose remarks behind {@code //} {@link Cleaner} judges. */
final class ProjectFile {
  private ProjectFile() {}

  /** Empty, and reported, when it cannot be read. */
  static Optional<Node> read(String name, Documents documents, Problems problems) {
    try {
      return read(name, documents.files().read(name), problems);
    } catch (UnreadableFile e) {
      problems.error(e.code(), Place.startOf(name), "", e.text(), e.remedy());
      return Optional.empty();
    }
  }

  /** The same for bytes from elsewhere. */
  static Optional<Node> read(String name, byte[] bytes, Problems problems) {
    Problems found = new Problems();
    Optional<Node> document = new DocumentReader().read(name, bytes, found);
    for (Problem problem : found.all()) {
      if (!problem.code().equals("remark")) {
        problems.add(problem);
      }
    }
    return document;
  }
}
