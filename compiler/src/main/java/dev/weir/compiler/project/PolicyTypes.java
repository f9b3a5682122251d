package dev.weir.compiler.project;

import dev.weir.policy.Merge;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policy types that a compilation knows, by name, in the order of their list. */
public final class PolicyTypes {
  /** Written by the compiler for operations that require security; authors never write it. */
  static final String SECURITY = "security";

  private final Map<String, PolicyType<?>> byName = new LinkedHashMap<>();

  /** Those of a list; the first of a name counts. */
  public PolicyTypes(List<PolicyType<?>> types) {
    types.forEach(type -> byName.putIfAbsent(type.name(), type));
  }

  Optional<PolicyType<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Those that an author may write under their own key. */
  List<PolicyType<?>> keys() {
    List<PolicyType<?>> keys = new ArrayList<>();
    for (PolicyType<?> type : byName.values()) {
      if (type.uses().contains(Use.KEY) && !type.name().equals(SECURITY)) {
        keys.add(type);
      }
    }
    return keys;
  }

  Set<String> names(Use use) {
    Set<String> names = new LinkedHashSet<>();
    for (PolicyType<?> type : byName.values()) {
      if (type.uses().contains(use) && !type.name().equals(SECURITY)) {
        names.add(type.name());
      }
    }
    return names;
  }

  /** Whether a stronger layer's value under a key is put over the weaker one key by key. */
  boolean mergesByKey(String key) {
    PolicyType<?> type = byName.get(key);
    return key.equals("upstreams") || (type != null && type.merge() != Merge.REPLACE);
  }

  int indexOf(String name) {
    return List.copyOf(byName.keySet()).indexOf(name);
  }
}
