package dev.weir.document;

import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON Merge Patch (RFC 7396): a mapping that says what to change in another, null meaning removal.
 */
public final class MergePatch {
  private MergePatch() {}

  /**
   * Applies a patch (RFC 7396 §2). Members that stay keep their order, new ones come at the end in
   * the patch's order.
   */
  public static Node apply(Node target, Node patch) {
    if (!(patch instanceof Node.Mapping changes)) {
      return patch;
    }
    Node.Builder result = Node.mapping();
    Node.Mapping old = target instanceof Node.Mapping m ? m : Node.mapping().build();
    for (Map.Entry<String, Node.Member> member : old.members().entrySet()) {
      Node change = changes.get(member.getKey());
      Node value = member.getValue().value();
      if (change == null) {
        result.put(member.getKey(), member.getValue().place(), value);
      } else if (!isNull(change)) {
        result.put(member.getKey(), member.getValue().place(), apply(value, change));
      }
    }
    for (Map.Entry<String, Node.Member> change : changes.members().entrySet()) {
      Node value = change.getValue().value();
      if (old.get(change.getKey()) == null && !isNull(value)) {
        result.put(change.getKey(), change.getValue().place(), apply(Node.text(""), value));
      }
    }
    return result.build(old.place());
  }

  /**
   * The smallest patch that makes one value of another.
   *
   * @return empty when no patch gives exactly that value, because it holds a null or an order of
   *     members that patches cannot express
   */
  public static Optional<Node> between(Node from, Node to) {
    Node patch = difference(from, to);
    return identical(apply(from, patch), to) ? Optional.of(patch) : Optional.empty();
  }

  /** Whether two values say the same and their members stand in the same order. */
  public static boolean identical(Node a, Node b) {
    if (a instanceof Node.Mapping x && b instanceof Node.Mapping y) {
      List<String> keys = new ArrayList<>(x.members().keySet());
      return keys.equals(new ArrayList<>(y.members().keySet())) && identical(values(x), values(y));
    }
    if (a instanceof Node.Sequence x && b instanceof Node.Sequence y) {
      return identical(x.items(), y.items());
    }
    return Node.same(a, b);
  }

  private static boolean identical(List<Node> a, List<Node> b) {
    Iterator<Node> other = b.iterator();
    return a.size() == b.size() && a.stream().allMatch(node -> identical(node, other.next()));
  }

  private static List<Node> values(Node.Mapping mapping) {
    return mapping.members().values().stream().map(Node.Member::value).toList();
  }

  private static Node difference(Node from, Node to) {
    if (!(from instanceof Node.Mapping old && to instanceof Node.Mapping wanted)) {
      return to;
    }
    Node.Builder patch = Node.mapping();
    for (Map.Entry<String, Node.Member> member : old.members().entrySet()) {
      String key = member.getKey();
      Node value = wanted.get(key);
      if (value == null) {
        patch.put(key, new Node.Scalar(Node.Kind.NULL, "null", old.place()));
      } else if (!identical(member.getValue().value(), value)) {
        patch.put(key, difference(member.getValue().value(), value));
      }
    }
    for (Map.Entry<String, Node.Member> member : wanted.members().entrySet()) {
      if (old.get(member.getKey()) == null) {
        patch.put(member.getKey(), member.getValue().value());
      }
    }
    return patch.build();
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
  }
}
