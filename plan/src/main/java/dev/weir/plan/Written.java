package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Units;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small pieces of the written form of a plan, each left out where it says nothing new. */
final class Written {
  private Written() {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static void text(Node.Builder to, String key, String value, String usual) {
    if (!value.equals(usual)) {
      to.put(key, value);
    }
  }

  static void texts(Node.Builder to, String key, List<String> values) {
    if (!values.isEmpty()) {
      to.put(key, Node.texts(values));
    }
  }

  static void number(Node.Builder to, String key, long value, long usual) {
    if (value != usual) {
      to.put(key, Node.number(value));
    }
  }

  static void duration(Node.Builder to, String key, Duration value, Duration usual) {
    if (value.equals(usual)) {
      return;
    }
    String text = Units.format(value);
    if (!Units.duration(text).equals(Optional.of(value))) {
      throw new IllegalArgumentException(key + " has no written form: " + value);
    }
    to.put(key, text);
  }

  /** A mapping that may be empty, and then is left out. */
  static void mapping(Node.Builder to, String key, Node.Mapping value) {
    if (!value.members().isEmpty()) {
      to.put(key, value);
    }
  }
}
