package dev.weir.cli.running;

import dev.weir.cli.Style;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A line of JSON as a person reads it. */
final class LogLine {
  private final Style style;
  private final boolean json;

  /** {@code json} is whether lines stay as they are. */
  LogLine(Style style, boolean json) {
    this.style = style;
    this.json = json;
  }

  /** What to show; empty for the lines that only tell that the gateway is there. */
  Optional<String> of(String line) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    Optional<Node> node =
        json
            ? Optional.empty()
            : new DocumentReader()
                .read("line.json", line.getBytes(StandardCharsets.UTF_8), new Problems());
    if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
      return Optional.of(text(mapping));
    }
    return Optional.of(line);
  }

  private String text(Node.Mapping line) {
    if (line.get("dropped") != null) {
      return style.warning(Fields.number(line, "dropped") + " lines were left out");
    }
    return line.get("method") == null ? message(line) : call(line);
  }

  private String message(Node.Mapping line) {
    String level = Fields.text(line, "level").toUpperCase(Locale.ROOT);
    String logger = Fields.text(line, "logger");
    String error = Fields.text(line, "error");
    String shown =
        Fields.text(line, "time")
            + " "
            + level
            + " ".repeat(Math.max(1, 6 - level.length()))
            + logger.substring(logger.lastIndexOf('.') + 1)
            + ": "
            + Fields.text(line, "message")
            + (error.isEmpty() ? "" : "  " + error);
    return switch (level) {
      case "ERROR" -> style.bad(shown);
      case "WARN" -> style.warning(shown);
      default -> shown;
    };
  }

  private String call(Node.Mapping line) {
    String status = Fields.text(line, "status");
    String api = Fields.text(line, "api");
    String endpoint = Fields.text(line, "endpoint");
    String fault = Fields.text(line, "fault");
    StringBuilder text = new StringBuilder(Fields.text(line, "time")).append(' ');
    text.append(
        status.startsWith("5")
            ? style.bad(status)
            : status.startsWith("4") ? style.warning(status) : style.good(status));
    text.append(' ').append(Fields.text(line, "method"));
    text.append(' ').append(Fields.text(line, "path"));
    text.append("  ").append(Fields.text(line, "ms")).append("ms");
    if (!api.isEmpty()) {
      text.append("  ").append(api).append(' ').append(Fields.text(line, "operation"));
    }
    if (!endpoint.isEmpty()) {
      text.append("  ").append(endpoint);
      text.append(' ').append(Fields.text(line, "upstream_ms")).append("ms");
    }
    if (!fault.isEmpty()) {
      text.append("  ").append(style.bad(fault));
    }
    return text.append("  ").append(style.faint(Fields.text(line, "id"))).toString();
  }
}
