package dev.weir.cli.project;

import dev.weir.compiler.Compilation;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns places relative to a project into places relative to where the person stands, so that a
 * click on them opens the file.
 */
final class Relabelled {
  private final String prefix;
  private final Path from;

  private Relabelled(String prefix, Path from) {
    this.prefix = prefix;
    this.from = from;
  }

  /** What came of a project, seen from a folder. */
  static Compiled of(Compilation compilation, Path project, Path from) {
    Path base = Files.isRegularFile(project) && !isZip(project) ? project.getParent() : project;
    Relabelled labels = new Relabelled(prefix(base == null ? project : base, from), from);
    Map<String, String> sources = new LinkedHashMap<>();
    compilation.sources().forEach((file, text) -> sources.put(labels.file(file), text));
    return new Compiled(
        project,
        compilation.name(),
        compilation.plan(),
        compilation.environments(),
        sources,
        compilation.problems().stream().map(labels::problem).toList());
  }

  private static boolean isZip(Path file) {
    return file.toString().endsWith(".zip");
  }

  private static String prefix(Path base, Path from) {
    Path shown = base.startsWith(from) ? from.relativize(base) : base;
    String text = shown.toString().replace('\\', '/');
    return text.isEmpty() || text.endsWith("/") ? text : text + "/";
  }

  private Problem problem(Problem problem) {
    Place place = problem.place();
    return new Problem(
        problem.severity(),
        problem.code(),
        new Place(file(place.file()), place.line(), place.column()),
        problem.path(),
        problem.message(),
        problem.remedy());
  }

  /** Options and remote documents stay as they are; so does a project that is not there. */
  private String file(String file) {
    boolean named = prefix.equals(file + "/") || prefix.endsWith("/" + file + "/");
    if (file.isEmpty() || file.startsWith("--") || file.contains("://")) {
      return file;
    }
    if (file.startsWith("/")) { // a file beside the project: --params
      return prefix(Path.of(file), from).replaceFirst("/$", "");
    }
    return named ? prefix.substring(0, prefix.length() - 1) : prefix + file;
  }
}
