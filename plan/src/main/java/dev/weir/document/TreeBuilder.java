package dev.weir.document;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of one document together, from the outside in, and holds it to its limits. A key
 * that stands twice is reported and its first value kept. Not thread-safe.
 */
final class TreeBuilder {
  private static final int MOST_DUPLICATES = 100;

  private final DocumentLimits limits;
  private final Problems problems;
  private final Deque<Frame> open = new ArrayDeque<>();
  private long nodes;
  private int duplicates;
  private @Nullable Built root;

  TreeBuilder(DocumentLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /**
   * A finished value.
   *
   * @param nodes how many values it holds, itself and all repetitions included
   * @param height how many levels are below it
   */
  record Built(Node node, long nodes, int height) {
    static Built leaf(Node node) {
      return new Built(node, 1, 0);
    }
  }

  void openMapping(Place place) throws SyntaxException {
    open(new Frame(place, new LinkedHashMap<>()));
  }

  void openSequence(Place place) throws SyntaxException {
    open(new Frame(place, null));
  }

  /** Whether the next thing is a key of the innermost mapping. */
  boolean expectsKey() {
    Frame frame = open.peek();
    return frame != null && frame.members != null && frame.key == null;
  }

  void key(String key, Place place) {
    Frame frame = open.element();
    frame.key = key;
    frame.keyPlace = place;
  }

  /** The next value is a mapping, or a list of them, whose members count as if they stood here. */
  void mergeKey(Place place) {
    key("<<", place);
    open.element().merging = true;
  }

  /** A value that is whole: a scalar, or what an alias repeats. */
  void add(Built built) throws SyntaxException {
    count(built.nodes(), built.node().place());
    if (open.size() + built.height() > limits.depth()) {
      throw tooDeep(built.node().place());
    }
    attach(built);
  }

  /** Ends the innermost mapping or list. */
  Built close() throws SyntaxException {
    Frame frame = open.remove();
    Built built = new Built(frame.finish(), frame.nodes + 1, frame.height + 1);
    attach(built);
    return built;
  }

  /** Where the innermost unfinished mapping or list begins. */
  @Nullable Place innermost() {
    Frame frame = open.peek();
    return frame == null ? null : frame.place;
  }

  @Nullable Node root() {
    return root == null ? null : root.node();
  }

  private void open(Frame frame) throws SyntaxException {
    count(1, frame.place);
    open.push(frame);
    if (open.size() > limits.depth()) {
      throw tooDeep(frame.place);
    }
  }

  private void attach(Built built) throws SyntaxException {
    Frame frame = open.peek();
    if (frame == null) {
      root = built;
      return;
    }
    frame.nodes += built.nodes();
    frame.height = Math.max(frame.height, built.height());
    if (frame.members == null) {
      frame.items.add(built.node());
    } else if (frame.merging) {
      merge(frame, built.node());
    } else {
      put(frame, built.node());
    }
    frame.key = null;
    frame.merging = false;
  }

  private void put(Frame frame, Node value) {
    String key = frame.key();
    Node.Member first = frame.members().putIfAbsent(key, new Node.Member(frame.keyPlace, value));
    if (first != null && ++duplicates <= MOST_DUPLICATES) {
      problems.error(
          "duplicate-key",
          frame.keyPlace,
          "",
          "the key " + Shown.text(key) + " stands twice in one mapping, first at " + first.place(),
          "remove one of them");
    }
  }

  private void merge(Frame frame, Node value) throws SyntaxException {
    List<Node> sources = value instanceof Node.Sequence list ? list.items() : List.of(value);
    for (Node source : sources) {
      if (!(source instanceof Node.Mapping mapping)) {
        throw new SyntaxException(
            frame.keyPlace,
            "the merge key << takes a mapping or a list of mappings",
            "write <<: *name for an anchor &name on a mapping, or '<<' for a key of that name");
      }
      count(mapping.members().size(), frame.keyPlace);
      frame.nodes += mapping.members().size();
      mapping.members().forEach(frame.merged::putIfAbsent);
    }
  }

  private void count(long more, Place place) throws SyntaxException {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw SyntaxException.limit(
          place,
          "the document holds more than " + limits.nodes() + " values, repetitions included",
          "split it, or repeat less by aliases");
    }
  }

  private SyntaxException tooDeep(Place place) {
    return SyntaxException.limit(
        place,
        "mappings and lists are nested more than " + limits.depth() + " deep",
        "name the inner parts and refer to them with $ref");
  }

  /** A mapping or list that is still being read. */
  private static final class Frame {
    final Place place;
    final @Nullable Map<String, Node.Member> members;
    final Map<String, Node.Member> merged = new LinkedHashMap<>(0);
    final List<Node> items;
    @Nullable String key;
    Place keyPlace = Place.NONE;
    boolean merging;
    long nodes;
    int height;

    Frame(Place place, @Nullable Map<String, Node.Member> members) {
      this.place = place;
      this.members = members;
      this.items = members == null ? new ArrayList<>() : List.of();
    }

    Map<String, Node.Member> members() {
      if (members == null) {
        throw new IllegalStateException("a list has no members");
      }
      return members;
    }

    String key() {
      if (key == null) {
        throw new IllegalStateException("a value without a key");
      }
      return key;
    }

    Node finish() {
      if (members == null) {
        return new Node.Sequence(items, place);
      }
      merged.forEach(members::putIfAbsent);
      return new Node.Mapping(members, place);
    }
  }
}
