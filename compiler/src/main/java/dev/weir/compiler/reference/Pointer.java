package dev.weir.compiler.reference;

import dev.weir.config.Node;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901), also in the form of a URI fragment (§6). */
public final class Pointer {
  private Pointer() {}

  /** The value that a pointer such as {@code /components/schemas/Pet} leads to. */
  public static Optional<Node> find(Node root, String pointer) {
    if (pointer.isEmpty()) {
      return Optional.of(root);
    }
    if (!pointer.startsWith("/")) {
      return Optional.empty();
    }
    Node at = root;
    for (String part : parts(pointer)) {
      Node next = step(at, part);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  /** The keys of a pointer, unescaped. */
  public static List<String> parts(String pointer) {
    List<String> parts = new ArrayList<>();
    if (!pointer.isEmpty()) {
      for (String part : pointer.substring(1).split("/", -1)) {
        parts.add(part.replace("~1", "/").replace("~0", "~"));
      }
    }
    return parts;
  }

  /** A key as it stands in a pointer. */
  public static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** A URI fragment without its percent-encoding; unchanged when that is not valid UTF-8. */
  static String decode(String fragment) {
    if (fragment.indexOf('%') < 0) {
      return fragment;
    }
    byte[] in = fragment.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
        int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return fragment;
        }
        out[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        out[length++] = in[i];
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return fragment;
    }
  }

  private static @Nullable Node step(Node at, String part) {
    if (at instanceof Node.Mapping mapping) {
      return mapping.get(part);
    }
    if (at instanceof Node.Sequence list && part.matches("0|[1-9][0-9]{0,8}")) {
      int index = Integer.parseInt(part);
      return index < list.items().size() ? list.items().get(index) : null;
    }
    return null;
  }
}
