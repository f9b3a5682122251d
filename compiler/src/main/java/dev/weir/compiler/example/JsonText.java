package dev.weir.compiler.example;

import dev.weir.config.Node;
import java.util.Locale;

/** Writes a value as JSON (RFC 8259), without spaces. */
final class JsonText {
  private JsonText() {}

  static String of(Node node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    if (node instanceof Node.Mapping mapping) {
      out.append('{');
      String comma = "";
      for (var entry : mapping.members().entrySet()) {
        out.append(comma);
        quoted(entry.getKey(), out);
        out.append(':');
        write(entry.getValue().value(), out);
        comma = ",";
      }
      out.append('}');
    } else if (node instanceof Node.Sequence list) {
      out.append('[');
      String comma = "";
      for (Node item : list.items()) {
        out.append(comma);
        write(item, out);
        comma = ",";
      }
      out.append(']');
    } else if (node instanceof Node.Scalar scalar) {
      scalar(scalar, out);
    }
  }

  private static void scalar(Node.Scalar scalar, StringBuilder out) {
    switch (scalar.kind()) {
      case NULL -> out.append("null");
      case BOOLEAN -> out.append(scalar.text().toLowerCase(Locale.ROOT));
      case INTEGER, DECIMAL -> number(scalar, out);
      case TEXT -> quoted(scalar.text(), out);
    }
  }

  /** YAML has spellings of numbers that JSON lacks. */
  private static void number(Node.Scalar scalar, StringBuilder out) {
    if (scalar.text().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      out.append(scalar.text());
      return;
    }
    try {
      out.append(scalar.number());
    } catch (NumberFormatException e) {
      quoted(scalar.text(), out);
    }
  }

  private static void quoted(String text, StringBuilder out) {
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
          if (c < 0x20) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
