package dev.weir.compiler.migrated;

import dev.weir.compiler.CompileOptions;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the file that {@code --params} names: itself, or one inside a deployment directory. */
final class ParamsFile {
  private static final List<String> NAMES =
      List.of("params.yaml", "api_params.yaml", "deployment.yaml");

  private ParamsFile() {}

  /** The environments that it gives; none when it was not asked for or cannot be read. */
  static Params read(
      CompileOptions options, Cleaner cleaner, BackendReader reader, Problems problems) {
    if (options.params().isEmpty()) {
      return Params.NONE;
    }
    Path named = options.params().get();
    Path file = Files.isDirectory(named) ? inside(named) : named;
    Optional<Node> document = document(file, problems);
    if (document.isEmpty()) {
      return Params.NONE;
    }
    Params params = Params.read(document.get(), options.environment(), cleaner, reader);
    options
        .environment()
        .filter(name -> !params.environments().containsKey(name))
        .ifPresent(
            name ->
                problems.error(
                    "unknown-environment",
                    Place.startOf(file.toString()),
                    "environments",
                    "names no environment " + name + others(document.get()),
                    "add - name: " + name));
    return params;
  }

  /** Those that it names. */
  private static String others(Node document) {
    List<String> names = new ArrayList<>();
    if (document instanceof Node.Mapping root
        && root.get("environments") instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Mapping entry && entry.get("name") instanceof Node.Scalar name) {
          names.add(name.text());
        }
      }
    }
    return names.isEmpty() ? "" : ", but " + String.join(", ", names);
  }

  private static Path inside(Path directory) {
    return NAMES.stream()
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(directory.resolve(NAMES.get(0)));
  }

  private static Optional<Node> document(Path file, Problems problems) {
    try {
      return ProjectFile.read(file.toString(), Files.readAllBytes(file), problems);
    } catch (IOException e) {
      problems.error(
          "missing-file",
          new Place(file.toString(), 0, 0),
          "",
          "cannot be read",
          "--params takes a params file, or a folder that holds params.yaml or api_params.yaml");
      return Optional.empty();
    }
  }
}
