package dev.weir.cli.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which APIs came from which file the last time it could be read: a file that is broken now can no
 * longer say whose it is. One thread at a time.
 */
final class KnownNames {
  private final Map<Path, Set<String>> byPath = new HashMap<>();

  /** An API with its version came from there. */
  void add(Path path, String id) {
    byPath.computeIfAbsent(path, none -> new LinkedHashSet<>()).add(id);
  }

  /**
   * The APIs, with their versions, that are missing when something from a path cannot be read.
   *
   * @param name of the API, without a version; empty when not even that is known
   */
  List<String> missing(Path path, String name) {
    Set<String> known = byPath.getOrDefault(path, Set.of());
    List<String> same = known.stream().filter(id -> id.startsWith(name + " ")).toList();
    if (!same.isEmpty()) {
      return same;
    }
    return known.size() == 1 || (name.isEmpty() && !known.isEmpty())
        ? List.copyOf(known)
        : List.of(name.isEmpty() ? Objects.toString(path.getFileName(), "api") : name);
  }
}
