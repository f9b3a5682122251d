package dev.weir.compiler.migrated.keys;

import dev.weir.config.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Values that say nothing: a key that holds one needs no problem. */
final class Neutral {
  private static final Set<String> WORDS = Set.of("", "false", "null");

  private Neutral() {}

  /** Null, false, an empty text, list or mapping, or a mapping of nothing but such. */
  static boolean empty(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.kind() == Node.Kind.NULL || WORDS.contains(scalar.text().strip());
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().allMatch(Neutral::empty);
    }
    return node instanceof Node.Mapping mapping
        && mapping.members().values().stream().allMatch(member -> empty(member.value()));
  }

  /** Always: policies are judged one by one, see {@link KnownPolicies}. */
  static boolean judgedByName(Node node) {
    return true;
  }

  /** Empty, or nothing but these words, in any case, alone or in a list. */
  static Predicate<Node> words(String... words) {
    Set<String> known = Set.copyOf(List.of(words));
    return node -> empty(node) || spoken(node, known);
  }

  /** Switched off: empty, or a mapping without {@code enabled: true}. */
  static boolean switchedOff(Node node) {
    return empty(node) || (node instanceof Node.Mapping mapping && !says(mapping, "true"));
  }

  /** Empty, or a mapping that says {@code enabled: false}. */
  static boolean saidOff(Node node) {
    return empty(node) || (node instanceof Node.Mapping mapping && says(mapping, "false"));
  }

  private static boolean says(Node.Mapping mapping, String word) {
    return mapping.get("enabled") instanceof Node.Scalar enabled
        && enabled.text().strip().toLowerCase(Locale.ROOT).equals(word);
  }

  private static boolean spoken(Node node, Set<String> words) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().allMatch(item -> spoken(item, words));
    }
    return node instanceof Node.Scalar scalar
        && words.contains(scalar.text().strip().toLowerCase(Locale.ROOT));
  }
}
