package dev.weir.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A mapping whose keys the reader knows. Ask for every key with {@link #get}, then call {@link
 * #done}: a key that was never asked for is unknown and is reported with the nearest known one. Not
 * thread-safe.
 */
public final class Section {
  private final Node.Mapping mapping;
  private final String path;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(Node.Mapping mapping, String path, Problems problems) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
  }

  /** A whole document or any mapping, at a path that may be empty. */
  public static Section of(Node.Mapping mapping, String path, Problems problems) {
    return new Section(mapping, path, problems);
  }

  /** The value under a key; a {@link Setting} that is not {@code present} when it is absent. */
  public Setting get(String key) {
    asked.add(key);
    Node value = mapping.get(key);
    String below = Setting.join(path, key);
    return value == null
        ? Setting.absent(mapping.place(), below, problems)
        : Setting.of(value, below, problems);
  }

  /** Reports every key that nobody asked for. */
  public void done() {
    for (Map.Entry<String, Node.Member> member : mapping.members().entrySet()) {
      if (!asked.contains(member.getKey())) {
        problems.error(
            "unknown-key",
            member.getValue().place(),
            Setting.join(path, member.getKey()),
            "unknown key",
            Suggest.among(member.getKey(), asked));
      }
    }
  }

  /** The mapping as it was written. */
  public Node.Mapping mapping() {
    return mapping;
  }

  /** The keys that lead here. */
  public String path() {
    return path;
  }

  /** Where problems of this reading go. */
  public Problems problems() {
    return problems;
  }
}
