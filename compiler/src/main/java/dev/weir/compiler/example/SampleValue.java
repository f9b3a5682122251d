package dev.weir.compiler.example;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a value that a schema describes: its {@code example}, {@code default}, {@code const} or
 * first {@code enum} value, or else one made of its type. Circular schemas end where they would
 * repeat.
 */
final class SampleValue {
  private static final int DEPTH = 8;
  private static final int PROPERTIES = 500;
  private static final Node NULL = new Node.Scalar(Node.Kind.NULL, "", dev.weir.config.Place.NONE);

  private final References references;
  private int left;

  SampleValue(References references) {
    this.references = references;
  }

  Node of(Located schema) {
    left = PROPERTIES;
    return sample(schema, new HashSet<>(), DEPTH).orElse(NULL);
  }

  /** Empty when the schema is already being sampled further up, or the value is too deep. */
  private Optional<Node> sample(Located written, Set<Integer> above, int depth) {
    Optional<Located> followed = references.follow(written);
    if (followed.isEmpty() || depth == 0) {
      return Optional.empty();
    }
    Located schema = followed.get();
    int identity = System.identityHashCode(schema.node());
    if (!above.add(identity)) {
      return Optional.empty();
    }
    try {
      return given(schema)
          .or(() -> composed(schema, above, depth))
          .or(() -> typed(schema, above, depth));
    } finally {
      above.remove(identity);
    }
  }

  private static Optional<Node> given(Located schema) {
    for (String key : List.of("example", "default", "const")) {
      Optional<Located> value = schema.get(key);
      if (value.isPresent()) {
        return value.map(Located::node);
      }
    }
    for (String key : List.of("examples", "enum")) {
      if (schema.get(key).map(Located::node).orElse(null) instanceof Node.Sequence list
          && !list.items().isEmpty()) {
        return Optional.of(list.items().get(0));
      }
    }
    return Optional.empty();
  }

  private Optional<Node> composed(Located schema, Set<Integer> above, int depth) {
    for (String key : List.of("oneOf", "anyOf")) {
      if (schema.get(key).map(Located::node).orElse(null) instanceof Node.Sequence choices) {
        for (Node choice : choices.items()) {
          Optional<Node> sample = sample(new Located(choice, schema.file()), above, depth - 1);
          if (sample.isPresent()) {
            return sample;
          }
        }
      }
    }
    if (!(schema.get("allOf").map(Located::node).orElse(null) instanceof Node.Sequence parts)) {
      return Optional.empty();
    }
    Node.Builder merged = Node.mapping();
    Node other = null;
    for (Node part : parts.items()) {
      Node sample = sample(new Located(part, schema.file()), above, depth - 1).orElse(NULL);
      if (sample instanceof Node.Mapping mapping) {
        mapping.members().forEach((name, member) -> merged.put(name, member.value()));
      } else {
        other = sample;
      }
    }
    properties(schema, above, depth).members().forEach((name, m) -> merged.put(name, m.value()));
    Node.Mapping all = merged.build();
    return all.members().isEmpty() ? Optional.ofNullable(other) : Optional.of(all);
  }

  private Optional<Node> typed(Located schema, Set<Integer> above, int depth) {
    String type = SchemaType.of(schema);
    return switch (type) {
      case "object" -> Optional.of(properties(schema, above, depth));
      case "array" -> Optional.of(items(schema, above, depth));
      default -> Optional.of(SampleScalar.of(type, schema));
    };
  }

  private Node.Mapping properties(Located schema, Set<Integer> above, int depth) {
    Node.Builder object = Node.mapping();
    Map<String, Node.Member> properties =
        schema.get("properties").map(found -> found.mapping().members()).orElse(Map.of());
    for (Map.Entry<String, Node.Member> property : properties.entrySet()) {
      if (left-- <= 0) {
        break;
      }
      sample(new Located(property.getValue().value(), schema.file()), above, depth - 1)
          .ifPresent(value -> object.put(property.getKey(), value));
    }
    return object.build();
  }

  private Node items(Located schema, Set<Integer> above, int depth) {
    List<Node> items = new ArrayList<>();
    schema.get("items").flatMap(item -> sample(item, above, depth - 1)).ifPresent(items::add);
    return Node.list(items);
  }
}
