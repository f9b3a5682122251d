package dev.weir.compiler.specification;

import dev.weir.compiler.reference.Pointer;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a published schema so that an alternative is chosen before it is checked: {@code oneOf}
 * [a Reference, a Parameter] becomes {@code if} there is a {@code $ref} {@code then} Reference
 * {@code else} Parameter. The same documents pass, but a mistake in a parameter is then said about
 * the parameter only. Alternatives that nothing tells apart stay as they are.
 */
final class Choices {
  private static final List<String> TELLING = List.of("in", "type", "flow");

  private final Node.Mapping root;

  private Choices(Node.Mapping root) {
    this.root = root;
  }

  static Node rewrite(Node.Mapping schema) {
    return new Choices(schema).rewritten(schema);
  }

  private Node rewritten(Node node) {
    if (node instanceof Node.Sequence list) {
      return Node.list(list.items().stream().map(this::rewritten).toList());
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    Node.Builder copy = Node.mapping();
    mapping.members().forEach((key, member) -> copy.put(key, rewritten(member.value())));
    Node.Mapping plain = copy.build();
    return mapping.get("oneOf") instanceof Node.Sequence choices && mapping.get("if") == null
        ? chosen(plain, choices).map(Node.class::cast).orElse(plain)
        : plain;
  }

  /** The schema with its {@code oneOf} as a chain of conditions; empty when that cannot be. */
  private Optional<Node.Mapping> chosen(Node.Mapping plain, Node.Sequence choices) {
    Map<Node, Node> tests = new LinkedHashMap<>();
    List<Node> others = new ArrayList<>();
    for (Node choice : choices.items()) {
      Optional<Node> test = test(choice);
      if (test.isPresent()) {
        tests.put(rewritten(choice), test.get());
      } else {
        others.add(rewritten(choice));
      }
    }
    if (tests.isEmpty() || others.size() > 1) {
      return Optional.empty();
    }
    Node.Builder copy = Node.mapping();
    plain
        .members()
        .forEach(
            (key, member) -> {
              if (!key.equals("oneOf")) {
                copy.put(key, member.value());
              }
            });
    Node otherwise = others.isEmpty() ? new NoChoice(tests.values()).schema() : others.get(0);
    List<Map.Entry<Node, Node>> entries = new ArrayList<>(tests.entrySet());
    for (int i = entries.size() - 1; i >= 0; i--) {
      otherwise =
          Node.mapping()
              .put("if", entries.get(i).getValue())
              .put("then", entries.get(i).getKey())
              .put("else", otherwise)
              .build();
    }
    copy.put("allOf", allOf(plain, otherwise));
    return Optional.of(copy.build());
  }

  private static Node allOf(Node.Mapping plain, Node more) {
    List<Node> all = new ArrayList<>();
    if (plain.get("allOf") instanceof Node.Sequence list) {
      all.addAll(list.items());
    }
    all.add(more);
    return Node.list(all);
  }

  /** A schema that tells whether a value means to be this choice; empty when nothing tells. */
  private Optional<Node> test(Node choice) {
    Node.Mapping schema = followed(choice);
    Node type = schema.get("type");
    if (type != null && (isText(type, "boolean") || isText(type, "array"))) {
      return Optional.of(Node.mapping().put("type", type).build());
    }
    if (schema.get("required") instanceof Node.Sequence required
        && required.items().stream().anyMatch(key -> isText(key, "$ref"))) {
      return Optional.of(
          Node.mapping()
              .put("type", "object")
              .put("required", Node.texts(List.of("$ref")))
              .build());
    }
    Node.Builder fixed = Node.mapping();
    List<String> names = new ArrayList<>();
    if (schema.get("properties") instanceof Node.Mapping properties) {
      properties
          .members()
          .forEach(
              (name, member) -> {
                if (member.value() instanceof Node.Mapping property
                    && property.get("enum") instanceof Node.Sequence values
                    && values.items().size() == 1
                    && values.items().get(0) instanceof Node.Scalar scalar
                    && scalar.kind() == Node.Kind.TEXT
                    && TELLING.contains(name)) {
                  fixed.put(name, Node.mapping().put("enum", values).build());
                  names.add(name);
                }
              });
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Node.mapping()
                .put("type", "object")
                .put("properties", fixed.build())
                .put("required", Node.texts(names))
                .build());
  }

  private Node.Mapping followed(Node choice) {
    Node at = choice;
    if (choice instanceof Node.Mapping mapping
        && mapping.get("$ref") instanceof Node.Scalar reference
        && reference.text().startsWith("#")) {
      at = Pointer.find(root, reference.text().substring(1)).orElse(choice);
    }
    return at instanceof Node.Mapping mapping ? mapping : Node.mapping().build();
  }

  private static boolean isText(@Nullable Node node, String text) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(text);
  }
}
