package dev.weir.document;

import dev.weir.config.Node;
import java.util.List;
import java.util.Map;

/**
 * Writes values as YAML for people: block style, short lists of plain values on one line, texts of
 * several lines as blocks, quotes only where a YAML 1.1 or 1.2 tool would read something else. What
 * it writes reads as the same value.
 */
public final class YamlWriter {
  private static final int WIDTH = 80;
  private static final int LONGEST_SIMPLE_KEY = 1000;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** The document, with a line break at the end. */
  public static String write(Node node) {
    YamlWriter writer = new YamlWriter();
    writer.block(node, 0);
    return writer.out.append('\n').toString();
  }

  /** A value where a new line may begin: at the start of the document or behind {@code "- "}. */
  private void block(Node node, int indent) {
    if (node instanceof Node.Mapping mapping && !mapping.members().isEmpty()) {
      mapping(mapping, indent);
    } else if (node instanceof Node.Sequence list && !onOneLine(list, indent)) {
      list(list, indent);
    } else {
      inline(node, indent);
    }
  }

  private void mapping(Node.Mapping mapping, int indent) {
    boolean first = true;
    for (Map.Entry<String, Node.Member> member : mapping.members().entrySet()) {
      if (!first) {
        line(indent);
      }
      first = false;
      String key = YamlText.inBlock(member.getKey());
      if (key.length() > LONGEST_SIMPLE_KEY) {
        out.append("? ").append(key);
        line(indent);
      } else {
        out.append(key);
      }
      out.append(':');
      value(member.getValue().value(), indent);
    }
  }

  private void value(Node node, int indent) {
    boolean below =
        node instanceof Node.Mapping mapping
            ? !mapping.members().isEmpty()
            : node instanceof Node.Sequence list && !onOneLine(list, indent);
    if (below) {
      line(indent + 2);
      block(node, indent + 2);
    } else {
      out.append(' ');
      inline(node, indent);
    }
  }

  private void list(Node.Sequence list, int indent) {
    boolean first = true;
    for (Node item : list.items()) {
      if (!first) {
        line(indent);
      }
      first = false;
      out.append("- ");
      block(item, indent + 2);
    }
  }

  private void inline(Node node, int indent) {
    if (node instanceof Node.Mapping) {
      out.append("{}");
    } else if (node instanceof Node.Sequence list) {
      out.append(flow(list));
    } else if (node instanceof Node.Scalar scalar) {
      if (scalar.kind() == Node.Kind.TEXT && YamlText.fitsBlock(scalar.text())) {
        literal(scalar.text(), indent + 2);
      } else {
        out.append(scalar(scalar, false));
      }
    }
  }

  private void literal(String text, int indent) {
    boolean ends = text.endsWith("\n");
    out.append(ends ? "|" : "|-");
    String body = ends ? text.substring(0, text.length() - 1) : text;
    for (String row : body.split("\n", -1)) {
      out.append('\n');
      if (!row.isEmpty()) {
        out.append(" ".repeat(indent)).append(row);
      }
    }
  }

  /** Lists of single values that fit into the width stand on one line. */
  private boolean onOneLine(Node.Sequence list, int indent) {
    for (Node item : list.items()) {
      if (!(item instanceof Node.Scalar scalar) || scalar.text().indexOf('\n') >= 0) {
        return false;
      }
    }
    int column = out.length() - (out.lastIndexOf("\n") + 1);
    return list.items().isEmpty() || Math.max(column, indent) + flow(list).length() < WIDTH;
  }

  private static String flow(Node.Sequence list) {
    List<String> items =
        list.items().stream().map(item -> scalar((Node.Scalar) item, true)).toList();
    return "[" + String.join(", ", items) + "]";
  }

  private static String scalar(Node.Scalar scalar, boolean flow) {
    if (scalar.kind() != Node.Kind.TEXT) {
      return JsonWriter.compact(scalar);
    }
    return flow ? YamlText.inFlow(scalar.text()) : YamlText.inBlock(scalar.text());
  }

  private void line(int indent) {
    out.append('\n').append(" ".repeat(indent));
  }
}
