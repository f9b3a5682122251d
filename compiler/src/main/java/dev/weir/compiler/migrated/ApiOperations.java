package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code operations} of api.yaml. The definition decides which operations there are; these add what
 * it does not say.
 */
final class ApiOperations {
  private final Map<String, Entry> byId = new LinkedHashMap<>();
  private final List<Entry> twins = new ArrayList<>();

  /**
   * One of them.
   *
   * @param id verb and target: {@code GET /pets}
   * @param node what is written
   * @param path the keys that lead there
   */
  record Entry(String id, Node.Mapping node, String path) {}

  ApiOperations(Node.Mapping api, String prefix) {
    List<Node> items = Values.items(api, "operations");
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Node.Mapping node) {
        add(node, prefix + "operations[" + i + "]");
      }
    }
  }

  private void add(Node.Mapping node, String path) {
    Optional<String> verb = Values.text(node, "verb");
    Optional<String> target = Values.text(node, "target");
    if (verb.isEmpty() || target.isEmpty()) {
      return;
    }
    Entry entry = new Entry(id(verb.get(), target.get()), node, path);
    if (byId.putIfAbsent(entry.id(), entry) != null) {
      twins.add(entry);
    }
  }

  /** As an operation is told from others: a slash at the end makes no difference. */
  static String id(String verb, String target) {
    String path = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    return verb.toUpperCase(Locale.ROOT) + " " + path;
  }

  Optional<Entry> find(String verb, String target) {
    return Optional.ofNullable(byId.get(id(verb, target)));
  }

  List<Entry> all() {
    return List.copyOf(byId.values());
  }

  /** Those that stand a second time; they have no effect. */
  List<Entry> twins() {
    return List.copyOf(twins);
  }
}
