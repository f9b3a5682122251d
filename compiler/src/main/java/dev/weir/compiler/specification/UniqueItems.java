package dev.weir.compiler.specification;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.weir.config.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keyword {@code uniqueItems} in linear time; the library compares each item with each other
 * one, and a definition may be hostile.
 */
final class UniqueItems implements Evaluator {
  static EvaluatorFactory factory() {
    return new EvaluatorFactory.Builder()
        .withKeyword("uniqueItems", schema -> new UniqueItems())
        .build();
  }

  @Override
  public Result evaluate(EvaluationContext context, JsonNode node) {
    if (!node.isArray()) {
      return Result.success();
    }
    Set<String> seen = new HashSet<>();
    for (JsonNode item : node.asArray()) {
      if (!seen.add(text(((CheckedValue) item).node()))) {
        return Result.failure("items are not unique");
      }
    }
    return Result.success();
  }

  /** Equal for equal values. */
  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(Node node, StringBuilder text) {
    if (node instanceof Node.Scalar scalar) {
      text.append(scalar.kind()).append(scalar.text().length()).append(':').append(scalar.text());
    } else if (node instanceof Node.Sequence list) {
      text.append('[');
      list.items().forEach(item -> write(item, text));
      text.append(']');
    } else if (node instanceof Node.Mapping mapping) {
      text.append('{');
      new TreeMap<>(mapping.members())
          .forEach(
              (key, member) -> {
                text.append(key.length()).append(':').append(key);
                write(member.value(), text);
              });
      text.append('}');
    }
  }
}
