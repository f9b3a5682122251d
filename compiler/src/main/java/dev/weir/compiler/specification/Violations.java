package dev.weir.compiler.specification;

import dev.harrel.jsonschema.Error;
import dev.weir.compiler.reference.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reduces what the library says to what an author wants to hear: the rules that are broken, not the
 * rules that contain them; and where no alternative fits, only what is wrong with the one that fits
 * best.
 */
final class Violations {
  private static final Set<String> WRAPPERS =
      Set.of(
          "allOf",
          "if",
          "then",
          "else",
          "$ref",
          "$dynamicRef",
          "properties",
          "items",
          "dependentSchemas");
  private static final Set<String> OF_VALUES = Set.of("enum", "const", "pattern");
  private static final int MOST_CHOICES = 500;
  private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

  private static final Comparator<List<Violation>> NEARNESS =
      Comparator.<List<Violation>>comparingInt(Violations::depth)
          .thenComparing(branch -> !isOfType(branch))
          .thenComparing(branch -> -branch.size());

  private Violations() {}

  static List<Violation> of(List<Error> errors) {
    Set<Violation> all = new LinkedHashSet<>();
    for (Error error : errors) {
      String keyword = error.getKeyword() == null ? "" : error.getKeyword();
      // What a condition finds missing only decides which rules hold.
      boolean condition = error.getEvaluationPath().contains("/if/");
      if (!condition && !WRAPPERS.contains(keyword)) {
        all.add(
            new Violation(
                Pointer.parts(error.getInstanceLocation()),
                keyword,
                error.getSchemaLocation(),
                error.getEvaluationPath()));
      }
    }
    Set<Violation> dropped = new HashSet<>();
    Map<List<String>, Set<String>> keywords = keywords(all);
    int chosen = 0;
    for (Violation violation : all) {
      if (CHOICES.contains(violation.keyword()) && chosen++ < MOST_CHOICES) {
        Set<String> here = keywords.getOrDefault(violation.location(), Set.of());
        choose(violation, all, dropped, here.contains("required"));
      }
    }
    List<Violation> kept = new ArrayList<>(all);
    kept.removeAll(dropped);
    Map<List<String>, Set<String>> left = keywords(kept);
    kept.removeIf(
        violation ->
            OF_VALUES.contains(violation.keyword())
                && left.getOrDefault(violation.location(), Set.of()).contains("type"));
    return kept;
  }

  private static Map<List<String>, Set<String>> keywords(Collection<Violation> violations) {
    Map<List<String>, Set<String>> keywords = new HashMap<>();
    for (Violation violation : violations) {
      keywords
          .computeIfAbsent(violation.location(), unused -> new HashSet<>())
          .add(violation.keyword());
    }
    return keywords;
  }

  /**
   * Keeps the branch whose mistakes lie deepest; of equals, one that at least has the right type;
   * then the one with the fewest.
   */
  private static void choose(
      Violation choice, Set<Violation> all, Set<Violation> dropped, boolean explained) {
    String prefix = choice.path() + "/";
    Map<String, List<Violation>> branches = new HashMap<>();
    for (Violation violation : all) {
      if (violation.path().startsWith(prefix) && isBelow(violation, choice)) {
        String rest = violation.path().substring(prefix.length());
        int slash = rest.indexOf('/');
        branches
            .computeIfAbsent(
                slash < 0 ? rest : rest.substring(0, slash), unused -> new ArrayList<>())
            .add(violation);
      }
    }
    if (branches.isEmpty()) {
      // More than one fits, only because something else is missing that would tell them apart.
      if (explained) {
        dropped.add(choice);
      }
      return;
    }
    List<Violation> best = List.of();
    for (List<Violation> branch : branches.values()) {
      if (best.isEmpty() || NEARNESS.compare(branch, best) > 0) {
        best = branch;
      }
    }
    boolean deeper = depth(best) > choice.location().size();
    boolean told = deeper || (branches.size() > 1 && isAlone(best, branches));
    for (List<Violation> branch : branches.values()) {
      if (branch != best || !told) {
        dropped.addAll(branch);
      }
    }
    if (told) {
      dropped.add(choice);
    }
  }

  private static boolean isOfType(List<Violation> branch) {
    return branch.stream().anyMatch(violation -> violation.keyword().equals("type"));
  }

  /** Whether it is the only branch that has the right type. */
  private static boolean isAlone(List<Violation> best, Map<String, List<Violation>> branches) {
    return !isOfType(best)
        && branches.values().stream().filter(branch -> !isOfType(branch)).count() == 1;
  }

  private static boolean isBelow(Violation violation, Violation choice) {
    int size = choice.location().size();
    return violation.location().size() >= size
        && violation.location().subList(0, size).equals(choice.location());
  }

  private static int depth(List<Violation> branch) {
    return branch.stream().mapToInt(violation -> violation.location().size()).max().orElse(0);
  }
}
