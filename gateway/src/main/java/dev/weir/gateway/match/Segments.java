package dev.weir.gateway.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tree of segments while it is built: what has been added, in an order that does not matter.
 */
final class Segments<T> {
  private static final Comparator<String> MOST_LITERAL_FIRST =
      Comparator.<String>comparingInt(shape -> shape.replace("{}", "").length())
          .reversed()
          .thenComparing(Comparator.naturalOrder());

  private final Map<String, Segments<T>> literals = new LinkedHashMap<>();
  private final Map<String, MixedSegment> patterns = new LinkedHashMap<>();
  private final Map<String, Segments<T>> mixed = new TreeMap<>(MOST_LITERAL_FIRST);
  private @Nullable Segments<T> parameter;
  private Methods.@Nullable Builder<T> here;
  private Methods.@Nullable Builder<T> root;
  private Methods.@Nullable Builder<T> rest;

  /** Where the routes of a template are collected; what is missing on the way is made. */
  Methods.Builder<T> at(Template template) {
    Segments<T> node = this;
    for (Template.Segment segment : template.segments()) {
      node = node.below(segment);
    }
    return template.rest() ? node.rest() : node.here();
  }

  /** Where the routes of an API's {@code /} are collected a second time: under the bare context. */
  Methods.Builder<T> root(Template context) {
    Segments<T> node = this;
    for (Template.Segment segment : context.segments()) {
      node = node.below(segment);
    }
    if (node.root == null) {
      node.root = new Methods.Builder<>();
    }
    return node.root;
  }

  private Segments<T> below(Template.Segment segment) {
    if (segment.literal()) {
      return literals.computeIfAbsent(segment.literals().get(0), text -> new Segments<>());
    }
    if (segment.parameter()) {
      if (parameter == null) {
        parameter = new Segments<>();
      }
      return parameter;
    }
    String shape = segment.shape();
    patterns.putIfAbsent(shape, new MixedSegment(segment.literals()));
    return mixed.computeIfAbsent(shape, text -> new Segments<>());
  }

  private Methods.Builder<T> here() {
    if (here == null) {
      here = new Methods.Builder<>();
    }
    return here;
  }

  private Methods.Builder<T> rest() {
    if (rest == null) {
      rest = new Methods.Builder<>();
    }
    return rest;
  }

  /** Numbers itself and all below it; returns its own number. */
  int layOut(TreeBuilder<T> tree) {
    int node = tree.node();
    literals.forEach((text, child) -> tree.literal(node, text, child.layOut(tree)));
    if (!mixed.isEmpty()) {
      List<MixedSegment> segments = new ArrayList<>();
      List<Integer> children = new ArrayList<>();
      mixed.forEach(
          (shape, child) -> {
            segments.add(patterns.get(shape));
            children.add(child.layOut(tree));
          });
      tree.mixed(node, segments, children);
    }
    if (parameter != null) {
      tree.put(node, Tree.PARAMETER, parameter.layOut(tree));
    }
    int restMethods = rest == null ? 0 : tree.methods(rest.build());
    Methods.Builder<T> end = here != null ? here : root;
    tree.put(node, Tree.REST, restMethods);
    tree.put(node, Tree.END, end == null ? restMethods : tree.methods(end.build()));
    return node;
  }
}
