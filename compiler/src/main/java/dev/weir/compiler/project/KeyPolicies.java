package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.plan.PolicyPlan;
import dev.weir.policy.Merge;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Use;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The policies that stand under their own key, from the settings of all scopes that concern an
 * operation. The word {@code none} drops what is inherited.
 */
final class KeyPolicies {
  private final PolicyTypes types;
  private final PolicyReader reader;
  private final Problems problems;
  private final IdentityHashMap<Node, IdentityHashMap<Node, Node>> merged = new IdentityHashMap<>();

  KeyPolicies(PolicyTypes types, PolicyReader reader, Problems problems) {
    this.types = types;
    this.reader = reader;
    this.problems = problems;
  }

  /** Those of an operation, far scopes first, in the order of the list of types. */
  List<PlacedPolicy> of(List<ScopeSettings> scopes) {
    List<PlacedPolicy> placed = new ArrayList<>();
    for (PolicyType<?> type : types.keys()) {
      for (Written written : written(type, scopes)) {
        placed.add(
            new PlacedPolicy(
                reader.stage(type, written.value(), written.path()),
                new PolicyPlan(
                    type.name(), Use.KEY, written.value(), written.value().place().toString())));
      }
    }
    return placed;
  }

  /** A value and the keys that lead to it. */
  private record Written(Node value, String path) {}

  private List<Written> written(PolicyType<?> type, List<ScopeSettings> scopes) {
    List<Written> inherited = new ArrayList<>();
    for (ScopeSettings scope : scopes) {
      Node value = scope.settings().get(type.name());
      if (value == null || Nodes.isNull(value)) {
        continue;
      }
      String path = scope.path(type.name());
      boolean unmocked = type.name().equals(MockEnricher.MOCK) && Nodes.isText(value, "false");
      if (unmocked || Nodes.isText(value, "none")) {
        drop(type, inherited, value, path);
      } else if (type.merge() == Merge.ADD) {
        add(inherited, value, path);
      } else {
        boolean byKey = type.merge() == Merge.BY_KEY && !inherited.isEmpty();
        Node merged = byKey ? over(inherited.get(0).value(), value) : value;
        inherited.clear();
        inherited.add(new Written(merged, path));
      }
    }
    return inherited;
  }

  private void drop(PolicyType<?> type, List<Written> inherited, Node none, String path) {
    if (type.merge() == Merge.ADD
        && inherited.stream().anyMatch(w -> w.value() instanceof Node.Mapping)) {
      problems.error(
          "none-by-name",
          none.place(),
          path,
          "protections are dropped one by one",
          "write the name of each: " + type.name() + ": {NAME: none}");
      return;
    }
    inherited.clear();
  }

  /** What protects adds up; a name with the value {@code none} is dropped. */
  private void add(List<Written> inherited, Node value, String path) {
    if (!(value instanceof Node.Mapping mapping)) {
      inherited.add(new Written(value, path));
      return;
    }
    Node.Builder kept = Node.mapping();
    List<String> dropped = new ArrayList<>();
    mapping
        .members()
        .forEach(
            (name, member) -> {
              if (Nodes.isText(member.value(), "none")) {
                dropped.add(name);
              } else {
                kept.put(name, member.place(), member.value());
              }
            });
    if (!dropped.isEmpty()) {
      inherited.replaceAll(w -> new Written(without(w.value(), dropped), w.path()));
      inherited.removeIf(w -> w.value() instanceof Node.Mapping m && m.members().isEmpty());
    }
    Node.Mapping rest = dropped.isEmpty() ? mapping : kept.build(mapping.place());
    if (!rest.members().isEmpty()) {
      inherited.add(new Written(rest, path));
    }
  }

  private static Node without(Node value, List<String> dropped) {
    if (!(value instanceof Node.Mapping mapping)) {
      return value;
    }
    Node.Builder kept = Node.mapping();
    mapping
        .members()
        .forEach(
            (name, member) -> {
              if (!dropped.contains(name)) {
                kept.put(name, member.place(), member.value());
              }
            });
    return kept.build(mapping.place());
  }

  /** The same pair is merged once, so that operations that inherit alike share one value. */
  private Node over(Node under, Node value) {
    return merged
        .computeIfAbsent(under, unused -> new IdentityHashMap<>())
        .computeIfAbsent(value, unused -> Nodes.over(under, value));
  }
}
