package dev.weir.gateway.match;

import org.jspecify.annotations.Nullable;

/**
 * The segments of all templates, laid out flat: a node is a number, what hangs on it are a few
 * integers, and all literal segments of all nodes share one hash table and one pool of bytes. A
 * search thus touches about three cache lines per segment, whether there are ten routes or ten
 * thousand.
 *
 * <p>Children are tried in a fixed order: literal, literal with parameter, parameter, rest; a child
 * that leads nowhere is left again. Every node is visited at most once per search, so a search
 * costs at most the nodes that agree with the path. Immutable, thread-safe.
 */
final class Tree<T> {
  /** Integers per node: its parameter child, the rest of what follows it, and its routes. */
  static final int WIDTH = 4;

  static final int PARAMETER = 0;

  /** Index of the mixed children, times two; the lowest bit tells whether there are literals. */
  static final int CHILDREN = 1;

  static final int END = 2;
  static final int REST = 3;

  private final EdgeTable edges;
  private final int[] nodes;
  private final MixedChildren[] mixed;
  private final Methods<T>[] methods;

  /** Children that are literals with parameters, in the order in which they are tried. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record MixedChildren(MixedSegment[] patterns, int[] nodes) {}

  Tree(EdgeTable edges, int[] nodes, MixedChildren[] mixed, Methods<T>[] methods) {
    this.edges = edges;
    this.nodes = nodes;
    this.mixed = mixed;
    this.methods = methods;
  }

  /**
   * Searches from a root.
   *
   * @param bounds receives begin and end of each parameter's value
   * @return the routes of the path; null when nobody knows it
   */
  @Nullable Methods<T> find(int root, String text, int textEnd, int[] bounds) {
    int found = find(root, text, 0, textEnd, bounds, 0);
    return found == 0 ? null : methods[found];
  }

  /** Searches from the slash at an index, or from the end of the path. */
  private int find(int node, String text, int at, int textEnd, int[] bounds, int parameters) {
    int base = node * WIDTH;
    if (at == textEnd) {
      return nodes[base + END];
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
    int children = nodes[base + CHILDREN];
    int found = 0;
    if ((children & 1) != 0) {
      int child = edges.get(node, text, from, to, hash);
      found = child == 0 ? 0 : find(child, text, to, textEnd, bounds, parameters);
    }
    if (found == 0 && children > 1 && from < to) {
      found = findMixed(mixed[children >> 1], text, from, to, textEnd, bounds, parameters);
    }
    int child = nodes[base + PARAMETER];
    if (found == 0 && child != 0 && from < to) {
      bounds[2 * parameters] = from;
      bounds[2 * parameters + 1] = to;
      found = find(child, text, to, textEnd, bounds, parameters + 1);
    }
    return found == 0 ? nodes[base + REST] : found;
  }

  private int findMixed(
      MixedChildren children,
      String text,
      int from,
      int to,
      int textEnd,
      int[] bounds,
      int parameters) {
    for (int i = 0; i < children.patterns.length; i++) {
      MixedSegment pattern = children.patterns[i];
      if (pattern.matches(text, from, to, bounds, parameters)) {
        int noted = parameters + pattern.parameters();
        int found = find(children.nodes[i], text, to, textEnd, bounds, noted);
        if (found != 0) {
          return found;
        }
      }
    }
    return 0;
  }
}
