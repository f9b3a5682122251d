package dev.weir.compiler.migrated;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.DefinedPath;
import dev.weir.config.Node;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The extensions of a definition with clean values, each cleaned and complained about once. */
final class CleanExtensions {
  private static final Set<String> OTHERS =
      Set.of("x-auth-type", "x-throttling-tier", "x-scope", "x-scopes");

  private final Cleaner cleaner;
  private final Node.Mapping root;
  private final Map<String, Node.Mapping> byPath = new HashMap<>();

  CleanExtensions(ApiDefinition definition, Cleaner cleaner) {
    this.cleaner = cleaner;
    this.root = ours(definition.extensions(), "");
  }

  Node.Mapping root() {
    return root;
  }

  Node.Mapping of(DefinedPath path) {
    return byPath.computeIfAbsent(path(path), where -> ours(path.extensions(), where));
  }

  Node.Mapping of(DefinedOperation operation) {
    return byPath.computeIfAbsent(path(operation), where -> ours(operation.extensions(), where));
  }

  /** Whether what stands at two operations and at their paths says the same. */
  boolean saySame(
      DefinedOperation a, Node.Mapping pathOfA, DefinedOperation b, Node.Mapping pathOfB) {
    return Node.same(known(of(a)), known(of(b))) && Node.same(known(pathOfA), known(pathOfB));
  }

  private static Node.Mapping known(Node.Mapping extensions) {
    Node.Builder known = Node.mapping();
    extensions
        .members()
        .forEach(
            (key, member) -> {
              if (isKnown(key)) {
                known.put(key, member.place(), member.value());
              }
            });
    return known.build();
  }

  private static boolean isKnown(String key) {
    return key.startsWith("x-wso2-") || OTHERS.contains(key);
  }

  /** The keys that lead to a path. */
  static String path(DefinedPath path) {
    return "paths.'" + path.path() + "'";
  }

  /** The keys that lead to an operation. */
  static String path(DefinedOperation operation) {
    return "paths.'" + operation.path() + "'." + operation.method().toLowerCase(Locale.ROOT);
  }

  /** Others' extensions are left alone: their texts may mean anything. */
  private Node.Mapping ours(Node.Mapping extensions, String path) {
    Node.Builder ours = Node.mapping();
    extensions
        .members()
        .forEach(
            (key, member) -> {
              if (!key.startsWith("x-weir-")) {
                String here = path.isEmpty() ? key : path + "." + key;
                ours.put(
                    key,
                    member.place(),
                    isKnown(key) ? cleaner.clean(key, member.value(), here) : member.value());
              }
            });
    return ours.build(extensions.place());
  }
}
