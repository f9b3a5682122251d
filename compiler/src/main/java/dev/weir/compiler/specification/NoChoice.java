package dev.weir.compiler.specification;

import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to check a value against that means to be none of the choices: first that it has the keys
 * that all choices tell themselves apart by, with one of their values; then those of some; and if
 * it has, that it still fails.
 */
final class NoChoice {
  private final Map<String, List<Node>> values = new LinkedHashMap<>();
  private final List<String> common = new ArrayList<>();

  /**
   * Choices that were not made.
   *
   * @param tests as {@link Choices} makes them
   */
  NoChoice(Collection<Node> tests) {
    boolean first = true;
    for (Node test : tests) {
      List<String> names = new ArrayList<>();
      if (test instanceof Node.Mapping mapping
          && mapping.get("properties") instanceof Node.Mapping properties) {
        properties
            .members()
            .forEach(
                (name, member) -> {
                  names.add(name);
                  if (member.value() instanceof Node.Mapping property
                      && property.get("enum") instanceof Node.Sequence list) {
                    list.items().forEach(value -> add(name, value));
                  }
                });
      }
      if (first) {
        common.addAll(names);
      } else {
        common.retainAll(names);
      }
      first = false;
    }
  }

  Node schema() {
    Node some = with(common);
    Node all = with(List.copyOf(values.keySet()));
    Node never =
        Node.mapping()
            .put("allOf", Node.list(List.of(all)))
            .put("if", all)
            .put("then", Node.flag(false))
            .build();
    return Node.mapping()
        .put("allOf", Node.list(List.of(some)))
        .put("if", some)
        .put("then", never)
        .build();
  }

  private void add(String name, Node value) {
    List<Node> known = values.computeIfAbsent(name, unused -> new ArrayList<>());
    if (known.stream().noneMatch(other -> Node.same(other, value))) {
      known.add(value);
    }
  }

  private Node with(List<String> names) {
    Node.Builder properties = Node.mapping();
    for (String name : names) {
      properties.put(
          name,
          Node.mapping().put("enum", Node.list(values.getOrDefault(name, List.of()))).build());
    }
    return Node.mapping()
        .put("type", "object")
        .put("properties", properties.build())
        .put("required", Node.texts(names))
        .build();
  }
}
