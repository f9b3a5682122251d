package dev.weir.compiler.specification;

import dev.weir.config.Node;
import java.util.LinkedHashSet;
import java.util.Set;

/** The keys that a schema knows, for suggestions. */
final class KnownKeys {
  private static final int DEPTH = 4;

  private KnownKeys() {}

  /**
   * Those beside the rule that refused a key.
   *
   * @param rule where that rule stands: {@code …#/definitions/PathItem/additionalProperties}
   */
  static Set<String> near(String rule, PublishedSchema schema) {
    Set<String> keys = new LinkedHashSet<>();
    String holder = rule.replaceAll("/(additional|unevaluated)Properties$", "");
    schema.at(holder).ifPresent(node -> collect(node, schema, keys, DEPTH));
    return keys;
  }

  private static void collect(Node node, PublishedSchema schema, Set<String> keys, int depth) {
    if (!(node instanceof Node.Mapping mapping) || depth == 0) {
      return;
    }
    if (mapping.get("properties") instanceof Node.Mapping properties) {
      keys.addAll(properties.members().keySet());
    }
    if (mapping.get("$ref") instanceof Node.Scalar reference && reference.text().startsWith("#")) {
      schema.at(reference.text()).ifPresent(next -> collect(next, schema, keys, depth - 1));
    }
    for (String part : new String[] {"if", "then", "else"}) {
      Node next = mapping.get(part);
      if (next != null) {
        collect(next, schema, keys, depth - 1);
      }
    }
    if (mapping.get("allOf") instanceof Node.Sequence all) {
      all.items().forEach(next -> collect(next, schema, keys, depth - 1));
    }
  }
}
