package dev.weir.compiler.specification;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import dev.weir.config.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node as the JSON Schema library wants to see it. Children are made when they are first looked
 * at, pointers when they are first asked for. Not thread-safe.
 */
final class CheckedValue implements JsonNode {
  private static final int LONGEST_EXPONENT = 400;

  private final Node node;
  private final @Nullable CheckedValue parent;
  private final String key;
  private @Nullable String pointer;
  private @Nullable Object children;

  /** A value that stands at a pointer of a larger document. */
  CheckedValue(Node node, String pointer) {
    this(node, null, "");
    this.pointer = pointer;
  }

  private CheckedValue(Node node, @Nullable CheckedValue parent, String key) {
    this.node = node;
    this.parent = parent;
    this.key = key;
  }

  Node node() {
    return node;
  }

  @Override
  public String getJsonPointer() {
    if (pointer == null) {
      String above = parent == null ? "" : parent.getJsonPointer();
      pointer = above + "/" + key.replace("~", "~0").replace("/", "~1");
    }
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    if (node instanceof Node.Mapping) {
      return SimpleType.OBJECT;
    }
    if (!(node instanceof Node.Scalar scalar)) {
      return SimpleType.ARRAY;
    }
    return switch (scalar.kind()) {
      case TEXT -> SimpleType.STRING;
      case BOOLEAN -> SimpleType.BOOLEAN;
      case NULL -> SimpleType.NULL;
      case INTEGER -> SimpleType.INTEGER;
      case DECIMAL -> isWhole(scalar) ? SimpleType.INTEGER : SimpleType.NUMBER;
    };
  }

  @Override
  public boolean asBoolean() {
    return Boolean.parseBoolean(asString());
  }

  @Override
  public String asString() {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return node instanceof Node.Scalar scalar ? number(scalar) : BigDecimal.ZERO;
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<JsonNode> asArray() {
    if (children == null) {
      List<JsonNode> items = new ArrayList<>();
      if (node instanceof Node.Sequence list) {
        for (Node item : list.items()) {
          items.add(new CheckedValue(item, this, Integer.toString(items.size())));
        }
      }
      children = items;
    }
    return (List<JsonNode>) children;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, JsonNode> asObject() {
    if (children == null) {
      Map<String, JsonNode> members = new LinkedHashMap<>();
      if (node instanceof Node.Mapping mapping) {
        mapping
            .members()
            .forEach(
                (name, member) -> members.put(name, new CheckedValue(member.value(), this, name)));
      }
      children = members;
    }
    return (Map<String, JsonNode>) children;
  }

  private static boolean isWhole(Node.Scalar scalar) {
    return number(scalar).stripTrailingZeros().scale() <= 0;
  }

  /** What is no finite number of sensible size counts as one half: a number, but no whole one. */
  private static BigDecimal number(Node.Scalar scalar) {
    try {
      BigDecimal number = scalar.number();
      boolean huge = Math.abs((long) number.precision() - number.scale()) > LONGEST_EXPONENT;
      return huge ? new BigDecimal("0.5") : number;
    } catch (NumberFormatException e) {
      return new BigDecimal("0.5");
    }
  }
}
