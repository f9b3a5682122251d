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
    for (Setting item : setting.oneOrMore()) {
      item.text().ifPresent(text -> sort(text, item, names, prefixes));
    }
    return new RemovedParameters(names, prefixes);
  }

  private static void sort(String text, Setting item, Set<String> names, List<String> prefixes) {
    int star = text.indexOf('*');
    if (text.isEmpty()) {
      item.error("wrong-value", "a parameter has a name", "write the name");
    } else if (star < 0) {
      names.add(text);
    } else if (star < text.length() - 1) {
      item.error("wrong-value", "a * stands at the end of a name only", "");
    } else {
      prefixes.add(text.substring(0, star));
    }
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
