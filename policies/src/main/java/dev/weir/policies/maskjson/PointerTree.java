package dev.weir.policies.maskjson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All pointers of one step as a tree, so that a document is walked once however many there are. A
 * node stands for the values at one depth that are still on the way to something. Immutable once
 * built.
 */
final class PointerTree {
  /** A place that no pointer leads through. */
  static final PointerTree NOWHERE = new PointerTree();

  private final Map<String, PointerTree> below = new HashMap<>();
  private boolean end;

  private PointerTree() {}

  static PointerTree of(List<Pointer> pointers) {
    PointerTree root = new PointerTree();
    for (Pointer pointer : pointers) {
      PointerTree node = root;
      for (String token : pointer.tokens()) {
        node = node.below.computeIfAbsent(token, name -> new PointerTree());
      }
      node.end = true;
    }
    return root;
  }

  /** Whether a pointer ends here: the value is masked. */
  boolean masked() {
    return end;
  }

  /** Where the member of an object leads. */
  PointerTree member(String name) {
    return below.getOrDefault(name, NOWHERE);
  }

  /** Where an item of an array leads: by its index, by {@code *}, or by both. */
  PointerTree item(int index) {
    PointerTree every = below.get("*");
    PointerTree one =
        below.size() > (every == null ? 0 : 1) ? below.get(Integer.toString(index)) : null;
    if (one == null) {
      return every == null ? NOWHERE : every;
    }
    return every == null ? one : both(one, every);
  }

  private static PointerTree both(PointerTree a, PointerTree b) {
    PointerTree union = new PointerTree();
    union.end = a.end || b.end;
    for (PointerTree node : new PointerTree[] {a, b}) {
      node.below.forEach((token, tree) -> union.below.merge(token, tree, PointerTree::both));
    }
    return union;
  }
}
