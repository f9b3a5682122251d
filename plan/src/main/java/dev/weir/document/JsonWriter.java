package dev.weir.document;

import dev.weir.config.Node;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes values as JSON (RFC 8259). The same value gives the same text always: members in their
 * order, numbers with the digits they have.
 */
public final class JsonWriter {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  private JsonWriter(boolean indented) {
    this.indented = indented;
  }

  /** On one line, without spaces. */
  public static String compact(Node node) {
    return write(node, false);
  }

  /** For people: two spaces a level and a line break at the end. */
  public static String indented(Node node) {
    return write(node, true) + "\n";
  }

  /** A text in double quotes, with escapes where JSON needs them. */
  public static String quoted(String text) {
    JsonWriter writer = new JsonWriter(false);
    writer.text(text);
    return writer.out.toString();
  }

  private static String write(Node node, boolean indented) {
    JsonWriter writer = new JsonWriter(indented);
    writer.node(node, 0);
    return writer.out.toString();
  }

  private void node(Node node, int level) {
    if (node instanceof Node.Mapping mapping) {
      mapping(mapping, level);
    } else if (node instanceof Node.Sequence list) {
      list(list, level);
    } else if (node instanceof Node.Scalar scalar) {
      scalar(scalar);
    }
  }

  private void mapping(Node.Mapping mapping, int level) {
    out.append('{');
    Iterator<Map.Entry<String, Node.Member>> members = mapping.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, Node.Member> member = members.next();
      line(level + 1);
      text(member.getKey());
      out.append(indented ? ": " : ":");
      node(member.getValue().value(), level + 1);
      out.append(members.hasNext() ? "," : "");
    }
    if (!mapping.members().isEmpty()) {
      line(level);
    }
    out.append('}');
  }

  private void list(Node.Sequence list, int level) {
    out.append('[');
    Iterator<Node> items = list.items().iterator();
    while (items.hasNext()) {
      line(level + 1);
      node(items.next(), level + 1);
      out.append(items.hasNext() ? "," : "");
    }
    if (!list.items().isEmpty()) {
      line(level);
    }
    out.append(']');
  }

  private void line(int level) {
    if (indented) {
      out.append('\n').append("  ".repeat(level));
    }
  }

  private void scalar(Node.Scalar scalar) {
    switch (scalar.kind()) {
      case TEXT -> text(scalar.text());
      case NULL -> out.append("null");
      case BOOLEAN -> out.append(Boolean.parseBoolean(scalar.text()));
      case INTEGER, DECIMAL -> out.append(number(scalar.text()));
    }
  }

  /** As it was written, if JSON allows it; what a program made may be spelled otherwise. */
  private static String number(String text) {
    return NUMBER.matcher(text).matches() ? text : new BigDecimal(text).toString();
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7F || isHalf(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half a surrogate pair cannot be written as UTF-8; an escape keeps it. */
  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
