package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.DefinedPath;
import dev.weir.config.Node;
import java.util.HashSet;
import java.util.Set;

/** Reads {@code x-weir-KEY} of a definition's root, paths and operations as a layer. */
public final class InlineWords {
  private static final String PREFIX = "x-weir-";

  private InlineWords() {}

  /** What stands inline in the definition, in the shape of {@code weir.yaml}. */
  public static Node.Mapping of(ApiDefinition definition) {
    Node.Builder layer = Node.mapping();
    words(definition.extensions(), layer);
    Node.Builder operations = Node.mapping();
    Set<String> seen = new HashSet<>();
    for (DefinedPath path : definition.paths()) {
      if (seen.add(path.template().text())) {
        add("* " + path.path(), path.extensions(), operations);
      }
    }
    for (DefinedOperation operation : definition.operations()) {
      add(operation.method() + " " + operation.path(), operation.extensions(), operations);
    }
    Node.Mapping found = operations.build(definition.root().node().place());
    if (!found.members().isEmpty()) {
      layer.put("operations", found);
    }
    return layer.build(definition.root().node().place());
  }

  private static void add(String selector, Node.Mapping extensions, Node.Builder operations) {
    Node.Builder words = Node.mapping();
    if (words(extensions, words)) {
      operations.put(selector, extensions.place(), words.build(extensions.place()));
    }
  }

  private static boolean words(Node.Mapping extensions, Node.Builder into) {
    boolean any = false;
    for (var entry : extensions.members().entrySet()) {
      if (entry.getKey().startsWith(PREFIX)) {
        String key = entry.getKey().substring(PREFIX.length());
        into.put(key, entry.getValue().place(), entry.getValue().value());
        any = true;
      }
    }
    return any;
  }
}
