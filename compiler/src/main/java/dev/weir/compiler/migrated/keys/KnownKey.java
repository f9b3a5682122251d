package dev.weir.compiler.migrated.keys;

import dev.weir.config.Node;
import java.util.function.Predicate;

/**
 * One key of a file of a migrated project.
 *
 * @param path the keys that lead to it, with {@code []} for any item of a list and {@code *} for a
 *     name that the author chose
 * @param treatment what becomes of it
 * @param meaning what it is, or what its absence means for callers
 * @param weir the nearest words of Weir; {@code {tier}} stands for the limit that a tier names
 * @param neutral tells values that need no problem
 */
public record KnownKey(
    String path, Treatment treatment, String meaning, String weir, Predicate<Node> neutral) {

  static KnownKey honoured(String path, String meaning, String weir) {
    return new KnownKey(path, Treatment.HONOURED, meaning, weir, node -> true);
  }

  static KnownKey descriptive(String path, String meaning) {
    return new KnownKey(path, Treatment.DESCRIPTIVE, meaning, "", node -> true);
  }

  static KnownKey warned(String path, String meaning, String weir, String... neutral) {
    return new KnownKey(path, Treatment.WARNED, meaning, weir, Neutral.words(neutral));
  }

  static KnownKey refused(String path, String meaning, String weir, String... neutral) {
    return new KnownKey(path, Treatment.REFUSED, meaning, weir, Neutral.words(neutral));
  }

  KnownKey unless(Predicate<Node> quiet) {
    return new KnownKey(path, treatment, meaning, weir, quiet);
  }

  /** The same key below other keys. */
  KnownKey below(String prefix) {
    return new KnownKey(prefix + path, treatment, meaning, weir, neutral);
  }
}
