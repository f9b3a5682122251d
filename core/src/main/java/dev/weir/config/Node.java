package dev.weir.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML or JSON document together with the place where it stands. Immutable. Numbers
 * keep the digits that were written, so nothing is rounded on the way.
 */
public sealed interface Node {
  /** Where the value begins. */
  Place place();

  /** What a scalar is, by the YAML 1.2 core schema. */
  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NULL
  }

  /** A text, number, boolean or null; {@code text} is what was written, without quotes. */
  record Scalar(Kind kind, String text, Place place) implements Node {
    /** The number with every digit that was written. */
    public BigDecimal number() {
      return new BigDecimal(text);
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Place place) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A member of a mapping: the place of its key, and its value. */
  record Member(Place place, Node value) {}

  /** A map with text keys, in written order. */
  record Mapping(Map<String, Member> members, Place place) implements Node {
    /** Copies the map. */
    public Mapping {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value under a key, null when the key is absent. */
    public @Nullable Node get(String key) {
      Member member = members.get(key);
      return member == null ? null : member.value();
    }
  }

  /** A text that nobody wrote at a place of its own. */
  static Scalar text(String text) {
    return new Scalar(Kind.TEXT, text, Place.NONE);
  }

  /** A whole number. */
  static Scalar number(long number) {
    return new Scalar(Kind.INTEGER, Long.toString(number), Place.NONE);
  }

  /** True or false. */
  static Scalar flag(boolean value) {
    return new Scalar(Kind.BOOLEAN, Boolean.toString(value), Place.NONE);
  }

  /** A list of texts. */
  static Sequence texts(List<String> texts) {
    return list(texts.stream().map(Node::text).toList());
  }

  /** A list. */
  static Sequence list(List<? extends Node> items) {
    return new Sequence(new ArrayList<>(items), Place.NONE);
  }

  /** An empty mapping builder; keys keep the order in which they are put. */
  static Builder mapping() {
    return new Builder();
  }

  /** Whether two values say the same, wherever they stand. */
  static boolean same(Node a, Node b) {
    if (a instanceof Scalar x && b instanceof Scalar y) {
      return x.kind() == y.kind() && x.text().equals(y.text());
    }
    if (a instanceof Sequence x && b instanceof Sequence y) {
      if (x.items().size() != y.items().size()) {
        return false;
      }
      for (int i = 0; i < x.items().size(); i++) {
        if (!same(x.items().get(i), y.items().get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Mapping x && b instanceof Mapping y) {
      if (!x.members().keySet().equals(y.members().keySet())) {
        return false;
      }
      for (Map.Entry<String, Member> entry : x.members().entrySet()) {
        Node other = y.get(entry.getKey());
        if (other == null || !same(entry.getValue().value(), other)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  /** Collects members of a {@link Mapping}. Not thread-safe. */
  final class Builder {
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Builder() {}

    /** Sets a key that was not written by a person. */
    public Builder put(String key, Node value) {
      return put(key, value.place(), value);
    }

    /** Sets a key that stands at a place. */
    public Builder put(String key, Place keyPlace, Node value) {
      members.put(key, new Member(keyPlace, value));
      return this;
    }

    /** Sets a text. */
    public Builder put(String key, String value) {
      return put(key, text(value));
    }

    /** The mapping, without a place. */
    public Mapping build() {
      return build(Place.NONE);
    }

    /** The mapping at a place. */
    public Mapping build(Place place) {
      return new Mapping(members, place);
    }
  }
}
