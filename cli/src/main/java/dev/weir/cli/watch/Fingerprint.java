package dev.weir.cli.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be seen of files without reading them: which there are, how large, when they changed,
 * which file of the disk each is. Two equal fingerprints mean that nothing changed. Immutable.
 *
 * @param files what each file showed, by path
 */
record Fingerprint(Map<Path, String> files) {
  /** Deeper folders hold no sources of an API; the bound also ends a loop of links. */
  private static final int DEPTH = 24;

  private static final Set<String> SKIPPED = Set.of(".git", ".weir", "node_modules", "target");

  /** Of a file, or of everything in a folder. A file that cannot be looked at counts as absent. */
  static Fingerprint of(Path root) {
    Map<Path, String> files = new TreeMap<>();
    try {
      // Links are followed: Kubernetes replaces a mounted folder by turning a link.
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(root, files));
    } catch (IOException | SecurityException unreadable) {
      // What was seen so far is the fingerprint; the reader of the files says what is wrong.
    }
    return new Fingerprint(files);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<Path, String> files;

    Visitor(Path root, Map<Path, String> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = !folder.equals(root) && SKIPPED.contains(folder.getFileName().toString());
      if (!skipped) {
        files.put(folder, "folder");
      }
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.put(
          file,
          attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException exception) {
      return FileVisitResult.CONTINUE;
    }
  }
}
