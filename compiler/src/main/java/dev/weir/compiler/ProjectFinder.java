package dev.weir.compiler;

import dev.weir.compiler.files.FileCaps;
import dev.weir.compiler.files.Folder;
import dev.weir.compiler.reference.Documents;
import dev.weir.compiler.reference.RemoteDocuments;
import dev.weir.config.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the API projects that a path on the command line means. Each is to be compiled alone, so
 * that a bad one never stops the others.
 */
public final class ProjectFinder {
  private static final int HEAD = 8192;
  private static final Pattern DEFINITION =
      Pattern.compile("(?:^|[\\s{,])[\"']?(?:openapi|swagger)[\"']?\\s*:");

  private ProjectFinder() {}

  /**
   * The path itself when it is a project, a zip or a file; else the projects, zips and definitions
   * right below the folder, sorted by name. When there are none, the path itself, so that compiling
   * it says what is missing.
   *
   * @throws IOException when the folder cannot be read
   */
  public static List<Path> find(Path path) throws IOException {
    if (!Files.isDirectory(path) || isProject(path)) {
      return List.of(path);
    }
    try (Stream<Path> children = Files.list(path)) {
      List<Path> found = children.filter(ProjectFinder::isApi).sorted().toList();
      return found.isEmpty() ? List.of(path) : found;
    }
  }

  /** Whether a folder is one API project, of whatever layout. */
  public static boolean isProject(Path folder) {
    try {
      Documents documents =
          new Documents(Folder.of(folder, FileCaps.DEFAULT), RemoteDocuments.NONE, new Problems());
      return ProjectCompiler.LAYOUTS.stream().anyMatch(layout -> layout.recognises(documents));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isApi(Path path) {
    Path fileName = path.getFileName();
    String name = fileName == null ? "" : fileName.toString().toLowerCase(Locale.ROOT);
    if (name.startsWith(".")) {
      return false;
    }
    if (Files.isDirectory(path)) {
      return isProject(path);
    }
    return name.endsWith(".zip")
        || (name.matches(".*\\.(yaml|yml|json)") && DEFINITION.matcher(head(path)).find());
  }

  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
