package dev.weir.compiler.specification;

import java.util.List;

/** Keys that lead to a value, as problems show them: {@code paths.'/pets'.get.tags[0]}. */
final class Keys {
  private Keys() {}

  static String path(List<String> keys) {
    StringBuilder path = new StringBuilder();
    for (String key : keys) {
      if (key.matches("[0-9]+") && !path.isEmpty()) {
        path.append('[').append(key).append(']');
        continue;
      }
      if (!path.isEmpty()) {
        path.append('.');
      }
      path.append(key.matches("[A-Za-z0-9_$-]+") ? key : "'" + key + "'");
    }
    return path.toString();
  }
}
