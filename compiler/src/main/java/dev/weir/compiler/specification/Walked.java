package dev.weir.compiler.specification;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found on the way to a location.
 *
 * @param value the value there; null when nothing is there
 * @param keyPlace of the key that leads to it, or of the value when it has none
 * @param valuePlace of the value, or of the last one on the way
 */
record Walked(@Nullable Node value, Place keyPlace, Place valuePlace) {
  static Walked to(List<String> location, Node root) {
    Node at = root;
    Place keyPlace = root.place();
    for (String key : location) {
      Node next = null;
      if (at instanceof Node.Mapping mapping) {
        Node.Member member = mapping.members().get(key);
        next = member == null ? null : member.value();
        keyPlace = member == null ? keyPlace : member.place();
      } else if (at instanceof Node.Sequence list && key.matches("[0-9]{1,9}")) {
        int index = Integer.parseInt(key);
        next = index < list.items().size() ? list.items().get(index) : null;
        keyPlace = next == null ? keyPlace : next.place();
      }
      if (next == null) {
        return new Walked(null, keyPlace, at.place());
      }
      at = next;
    }
    return new Walked(at, keyPlace, at.place());
  }
}
