package dev.weir.compiler.specification;

import dev.harrel.jsonschema.Error;
import dev.weir.compiler.reference.Pointer;
import java.util.ArrayList;
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
      Set.of("allOf", "if", "then", "else", "$ref", "$dynamicRef", "properties", "items");
  private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

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
    for (Violation violation : all) {
      if (CHOICES.contains(violation.keyword())) {
        choose(violation, all, dropped);
      }
    }
    List<Violation> kept = new ArrayList<>(all);
    kept.removeAll(dropped);
    return kept;
  }

  /** Keeps the branch whose mistakes lie deepest; of equals, the one with the fewest. */
  private static void choose(Violation choice, Set<Violation> all, Set<Violation> dropped) {
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
      return;
    }
    List<Violation> best = List.of();
    for (List<Violation> branch : branches.values()) {
      boolean deeper = depth(branch) > depth(best);
      boolean clearer = depth(branch) == depth(best) && branch.size() < best.size();
      if (best.isEmpty() || deeper || clearer) {
        best = branch;
      }
    }
    boolean same = depth(best) == choice.location().size();
    for (List<Violation> branch : branches.values()) {
      if (branch != best || same) {
        dropped.addAll(branch);
      }
    }
    if (!same) {
      dropped.add(choice);
    }
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
