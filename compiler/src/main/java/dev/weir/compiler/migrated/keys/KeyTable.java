package dev.weir.compiler.migrated.keys;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The known keys of one kind of file. Immutable. */
public final class KeyTable {
  private final String title;
  private final Map<String, KnownKey> keys = new LinkedHashMap<>();
  private final Set<String> containers = new LinkedHashSet<>();

  KeyTable(String title, List<KnownKey> known) {
    this.title = title;
    for (KnownKey key : known) {
      if (keys.put(key.path(), key) != null) {
        throw new IllegalArgumentException(key.path() + " stands twice in " + title);
      }
      addContainers(key.path());
    }
  }

  private void addContainers(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '.' || path.charAt(i) == '[') {
        containers.add(path.substring(0, i));
      }
    }
  }

  /** What kind of file it is; a heading of the documentation. */
  public String title() {
    return title;
  }

  /** Every key, in the order of the documentation. */
  public List<KnownKey> keys() {
    return List.copyOf(keys.values());
  }

  /** The key at a path, null when nobody knows it. */
  @Nullable KnownKey get(String path) {
    return keys.get(path);
  }

  /** Whether the key at a path only describes the API for people. */
  public boolean describes(String path) {
    KnownKey key = keys.get(path);
    return key != null && key.treatment() == Treatment.DESCRIPTIVE;
  }

  /** Whether known keys lie below a path. */
  boolean isContainer(String path) {
    return containers.contains(path);
  }

  /** The names of keys directly below a path, for did-you-mean. */
  Set<String> namesBelow(String path) {
    String prefix = path.isEmpty() ? "" : path + ".";
    Set<String> names = new LinkedHashSet<>();
    for (String known : keys.keySet()) {
      if (known.startsWith(prefix) && !known.equals(path)) {
        names.add(known.substring(prefix.length()).split("[.\\[]", 2)[0]);
      }
    }
    names.remove("*");
    return Collections.unmodifiableSet(names);
  }
}
