package dev.weir.policies.query;

import dev.weir.config.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Settings of {@code remove-query}: one name or a list; a {@code *} at the end stands for any
 * ending.
 *
 * @param names whole names, decoded
 * @param prefixes beginnings of names
 */
record RemovedParameters(Set<String> names, List<String> prefixes) implements Predicate<String> {
  RemovedParameters {
    names = Set.copyOf(names);
    prefixes = List.copyOf(prefixes);
  }

  static RemovedParameters read(Setting setting) {
    Set<String> names = new HashSet<>();
    List<String> prefixes = new ArrayList<>();
    for (String text : setting.required().texts()) {
      if (text.endsWith("*")) {
        prefixes.add(text.substring(0, text.length() - 1));
      } else {
        names.add(text);
      }
    }
    return new RemovedParameters(names, prefixes);
  }

  @Override
  public boolean test(String name) {
    if (names.contains(name)) {
      return true;
    }
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
