package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operator names to be served, taken apart.
 *
 * @param bundles files
 * @param projects projects, and folders that hold them, for the compiler to tell apart
 */
record Targets(List<Path> bundles, List<Path> projects) {
  /** Copies the lists. */
  Targets {
    bundles = List.copyOf(bundles);
    projects = List.copyOf(projects);
  }

  /**
   * Looks at the disk. A folder with bundles means these bundles and whatever else is in it;
   * anything else means itself.
   */
  static Targets of(List<Path> named) {
    List<Path> bundles = new ArrayList<>();
    List<Path> projects = new ArrayList<>();
    for (Path target : named) {
      if (!Files.exists(target)) {
        throw CommandFailure.misuse("there is no file or folder " + target, "");
      }
      List<Path> inside = Files.isDirectory(target) ? bundlesIn(target) : List.of();
      if (isBundle(target)) {
        bundles.add(target);
      } else if (inside.isEmpty() || hasProjects(target)) {
        projects.add(target);
      }
      bundles.addAll(inside);
    }
    return new Targets(bundles, projects);
  }

  private static List<Path> bundlesIn(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Targets::isBundle).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + folder, String.valueOf(e.getMessage()));
    }
  }

  private static boolean hasProjects(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.anyMatch(
          child ->
              Files.isDirectory(child) || child.toString().matches(".*\\.(yaml|yml|json|zip)"));
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + folder, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isBundle(Path path) {
    return path.toString().endsWith(".weir") && Files.isRegularFile(path);
  }
}
