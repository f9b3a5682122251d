package dev.weir.compiler.project;

import dev.weir.config.Node;

/**
 * What is written for a scope.
 *
 * @param path the keys that lead there: empty for the API, else {@code operations.'GET /pets'}
 * @param settings keys and values
 */
record ScopeSettings(String path, Node.Mapping settings) {
  /** The path of one of its keys. */
  String path(String key) {
    return Nodes.path(path, key);
  }
}
