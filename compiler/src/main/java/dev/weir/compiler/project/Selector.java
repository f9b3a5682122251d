package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.DefinedPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a name under {@code operations} means: {@code GET /pets}, an operationId, {@code *
 * /pets}, {@code tag:NAME}.
 */
final class Selector {
  private final Map<String, String> operations = new HashMap<>();
  private final Map<String, String> paths = new HashMap<>();
  private final Set<String> tags = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, String> twins = new HashMap<>();

  Selector(ApiDefinition definition) {
    for (DefinedPath path : definition.paths()) {
      paths.put(path.path(), path.template().text());
      paths.putIfAbsent(path.template().text(), path.template().text());
    }
    for (DefinedOperation operation : definition.operations()) {
      String id = operation.id();
      operations.put(id, id);
      operations.put(operation.method() + " " + operation.path(), id);
      names.add(operation.method() + " " + operation.path());
      tags.addAll(operation.tags());
    }
    for (DefinedOperation operation : definition.operations()) {
      operation.operationId().ifPresent(name -> operations.putIfAbsent(name, operation.id()));
      operation.operationId().ifPresent(names::add);
    }
    for (DefinedOperation operation : definition.operations()) {
      operation.twins().forEach(twin -> add(twin, operation));
    }
  }

  private void add(DefinedOperation twin, DefinedOperation first) {
    twins.put(twin.name(), first.name());
    if (twin.template().text().equals(first.template().text())) {
      twins.put("* " + twin.path(), "* " + first.path());
    }
    twin.operationId()
        .filter(id -> !operations.containsKey(id))
        .ifPresent(id -> twins.put(id, first.operationId().orElse(first.name())));
    tags.addAll(twin.tags());
  }

  /**
   * What to write instead of the name of an operation that another one stands for, or of a path
   * that is told from another by its query only; empty for every other name.
   */
  Optional<String> first(String written) {
    return Optional.ofNullable(twins.get(written.strip()))
        .or(() -> Optional.ofNullable(twins.get(plain(written))));
  }

  /** With one blank between the words, and the method in upper case. */
  private static String plain(String written) {
    String name = written.strip().replaceAll("\\s+", " ");
    int space = name.indexOf(' ');
    return space < 0
        ? name
        : name.substring(0, space).toUpperCase(Locale.ROOT) + name.substring(space);
  }

  /** Empty when the name matches nothing. */
  Optional<Scope> find(String written) {
    if (written.startsWith("tag:")) {
      String tag = written.substring(4).strip();
      return tags.contains(tag) ? Optional.of(new Scope(Scope.Level.TAG, tag)) : Optional.empty();
    }
    String name = plain(written);
    if (name.startsWith("* ")) {
      return Optional.ofNullable(paths.get(name.substring(2)))
          .map(path -> new Scope(Scope.Level.PATH, path));
    }
    return Optional.ofNullable(operations.get(written.strip()))
        .or(() -> Optional.ofNullable(operations.get(name)))
        .map(id -> new Scope(Scope.Level.OPERATION, id));
  }

  /** Every name that would match something, for suggestions. */
  List<String> names() {
    List<String> all = new ArrayList<>(names);
    tags.forEach(tag -> all.add("tag:" + tag));
    paths.keySet().forEach(path -> all.add("* " + path));
    return all;
  }
}
