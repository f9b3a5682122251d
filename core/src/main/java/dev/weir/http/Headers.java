package dev.weir.http;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields (or trailers) of one message, in the order they came. Names compare without
 * regard to case (RFC 9110 §5.1). Writing a name that is not a token, or a value with a control
 * character (CR, LF and NUL among them) or blanks around it, throws {@link
 * IllegalArgumentException}. Used on the exchange's event loop only.
 */
public interface Headers {
  /** The first value of a field, null when there is none. */
  @Nullable String get(String name);

  /** All values of a field, in order. */
  List<String> getAll(String name);

  /** Whether the field is there. */
  boolean contains(String name);

  /** Replaces all values of a field. */
  void set(String name, String value);

  /** Adds one more value. */
  void add(String name, String value);

  /** Removes a field; nothing happens when it is not there. */
  void remove(String name);

  /** Every field, one call per value. The headers must not be changed meanwhile. */
  void forEach(BiConsumer<String, String> visitor);
}
