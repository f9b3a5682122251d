package dev.weir.gateway.match;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of segments. Children are tried in a fixed order: literal, literal with
 * parameter, parameter, rest; a child that leads nowhere is left again. Every node is visited at
 * most once per search, so a search costs at most the nodes that agree with the path. Immutable.
 */
final class Node<T> {
  private final @Nullable RegionMap<Node<T>> literals;
  private final MixedSegment[] patterns;
  private final Node<T>[] mixed;
  private final @Nullable Node<T> parameter;
  private final @Nullable Methods<T> end;
  private final @Nullable Methods<T> rest;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  Node(
      Map<String, Node<T>> literals,
      List<MixedSegment> patterns,
      List<Node<T>> mixed,
      @Nullable Node<T> parameter,
      @Nullable Methods<T> end,
      @Nullable Methods<T> rest) {
    this.literals = literals.isEmpty() ? null : new RegionMap<>(literals);
    this.patterns = patterns.toArray(new MixedSegment[0]);
    this.mixed = mixed.toArray(new Node[0]);
    this.parameter = parameter;
    this.end = end;
    this.rest = rest;
  }

  /**
   * Searches from the {@code /} at an index, or from the end of the path.
   *
   * @param bounds receives begin and end of each parameter's value
   * @param parameters how many have been noted so far
   * @return the routes of the path; null when nobody knows it
   */
  @Nullable Methods<T> find(String text, int at, int textEnd, int[] bounds, int parameters) {
    if (at == textEnd) {
      return end;
    }
    int from = at + 1;
    int to = from;
    int hash = 0;
    for (; to < textEnd; to++) {
      char c = text.charAt(to);
      if (c == '/') {
        break;
      }
      hash = 31 * hash + c;
    }
    Methods<T> found = null;
    if (literals != null) {
      Node<T> child = literals.get(text, from, to, hash);
      found = child == null ? null : child.find(text, to, textEnd, bounds, parameters);
    }
    if (found == null && from < to) {
      found = findBelowParameters(text, from, to, textEnd, bounds, parameters);
    }
    return found == null ? rest : found;
  }

  private @Nullable Methods<T> findBelowParameters(
      String text, int from, int to, int textEnd, int[] bounds, int parameters) {
    for (int i = 0; i < patterns.length; i++) {
      if (patterns[i].matches(text, from, to, bounds, parameters)) {
        int noted = parameters + patterns[i].parameters();
        Methods<T> found = mixed[i].find(text, to, textEnd, bounds, noted);
        if (found != null) {
          return found;
        }
      }
    }
    if (parameter == null) {
      return null;
    }
    bounds[2 * parameters] = from;
    bounds[2 * parameters + 1] = to;
    return parameter.find(text, to, textEnd, bounds, parameters + 1);
  }
}
