package dev.weir.compiler.reference;

import dev.weir.config.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the references in a definition. What only looks like one is passed over: examples, defaults
 * and extensions hold anything, and a property may be called {@code $ref}.
 */
final class ReferenceWalk {
  /** Keys whose members are named by the author, so that a name is no keyword. */
  private static final Set<String> NAMES =
      Set.copyOf(
          List.of(
              "properties",
              "patternProperties",
              "dependentSchemas",
              "definitions",
              "$defs",
              "schemas",
              "responses",
              "parameters",
              "requestBodies",
              "headers",
              "securitySchemes",
              "securityDefinitions",
              "links",
              "callbacks",
              "pathItems",
              "paths",
              "webhooks",
              "content",
              "encoding",
              "mediaTypes",
              "additionalOperations"));

  private static final Set<String> ANYTHING =
      Set.of("example", "default", "enum", "const", "value", "dataValue", "mapping");

  private final Visitor visitor;

  ReferenceWalk(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Is told of every reference. */
  interface Visitor {
    /**
     * A reference.
     *
     * @param vital whether routing or security depend on it
     */
    void visit(Node.Scalar reference, String file, boolean vital);
  }

  void walk(Located root) {
    walk(root.node(), root.file(), "", false, false);
  }

  /**
   * Walks a value.
   *
   * @param names whether the value's keys are names that the author chose
   * @param vital whether a reference right here is one that routing or security depend on
   */
  private void walk(Node node, String file, String key, boolean names, boolean vital) {
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> walk(item, file, "", false, false));
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return;
    }
    if (!names) {
      References.reference(node).ifPresent(found -> visitor.visit(found, file, vital));
    }
    boolean vitalChildren = names && (key.equals("paths") || key.equals("securitySchemes"));
    for (Map.Entry<String, Node.Member> entry : mapping.members().entrySet()) {
      String child = entry.getKey();
      Node value = entry.getValue().value();
      if (names) {
        walk(value, file, "", false, vitalChildren);
      } else if (child.equals("examples")) {
        examples(value, file);
      } else if (!child.startsWith("x-") && !ANYTHING.contains(child)) {
        boolean map = NAMES.contains(child) && value instanceof Node.Mapping;
        walk(value, file, child, map, false);
      }
    }
  }

  /** Example objects may be references; what is in them may be anything. */
  private void examples(Node node, String file) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .members()
          .values()
          .forEach(
              member ->
                  References.reference(member.value())
                      .ifPresent(found -> visitor.visit(found, file, false)));
    }
  }
}
