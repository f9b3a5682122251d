package dev.weir.gateway.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects nodes for a {@link Tree}. Numbers begin with 1; 0 means none. */
final class TreeBuilder<T> {
  private int[] nodes = new int[64 * Tree.WIDTH];
  private int count = 1;
  private final List<EdgeTable.Edge> edges = new ArrayList<>();
  private final List<Tree.MixedChildren> mixed = new ArrayList<>();
  private final List<Methods<T>> methods = new ArrayList<>();

  /** A new node. */
  int node() {
    int node = count++;
    if (count * Tree.WIDTH > nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * nodes.length);
    }
    return node;
  }

  void put(int node, int what, int value) {
    nodes[node * Tree.WIDTH + what] = value;
  }

  void literal(int node, String text, int child) {
    edges.add(new EdgeTable.Edge(node, text, child));
    nodes[node * Tree.WIDTH + Tree.CHILDREN] |= 1;
  }

  void mixed(int node, List<MixedSegment> patterns, List<Integer> children) {
    mixed.add(
        new Tree.MixedChildren(
            patterns.toArray(new MixedSegment[0]),
            children.stream().mapToInt(Integer::intValue).toArray()));
    nodes[node * Tree.WIDTH + Tree.CHILDREN] |= mixed.size() << 1;
  }

  int methods(Methods<T> routes) {
    methods.add(routes);
    return methods.size();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  Tree<T> build() {
    Methods<T>[] all = new Methods[methods.size() + 1];
    for (int i = 0; i < methods.size(); i++) {
      all[i + 1] = methods.get(i);
    }
    Tree.MixedChildren[] children = new Tree.MixedChildren[mixed.size() + 1];
    for (int i = 0; i < mixed.size(); i++) {
      children[i + 1] = mixed.get(i);
    }
    return new Tree<>(
        new EdgeTable(edges), Arrays.copyOf(nodes, count * Tree.WIDTH), children, all);
  }
}
