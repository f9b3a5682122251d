package dev.weir.cli.running;

import dev.weir.cli.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A frame as lines for a person. */
final class TopScreen {
  private static final int NAME = 44;

  private final Style style;

  TopScreen(Style style) {
    this.style = style;
  }

  /**
   * The lines.
   *
   * @param rows how many operations at most, those with the most calls
   */
  List<String> lines(String address, TopFrame frame, int rows) {
    List<String> lines = new ArrayList<>();
    double rate = frame.rows().stream().mapToDouble(TopFrame.Row::rate).sum();
    lines.add(
        style.strong(address)
            + String.format(
                Locale.ROOT,
                "  %s calls/s  %.0f in flight  %.0f connections  heap %s  buffers %s",
                number(rate),
                frame.inFlight(),
                frame.connections(),
                size(frame.heap()),
                size(frame.direct())));
    lines.add("");
    lines.add(style.faint(row("operation", "calls/s", "errors", "p50", "p99")));
    frame.rows().stream().limit(rows).map(this::operation).forEach(lines::add);
    if (frame.rows().size() > rows) {
      lines.add(style.faint("… and " + (frame.rows().size() - rows) + " more"));
    }
    if (!frame.pools().isEmpty()) {
      lines.add("");
      lines.add(style.faint(row("endpoint", "conns", "waiting", "", "")));
      frame.pools().stream().limit(rows).map(this::pool).forEach(lines::add);
    }
    if (!frame.loops().isEmpty()) {
      lines.add("");
      lines.add(style.faint("event loops, p99 late: ") + loops(frame.loops()));
    }
    return lines;
  }

  private String operation(TopFrame.Row row) {
    String name =
        row.api().isEmpty()
            ? row.operation().isEmpty() ? "(all, or no route)" : row.operation()
            : row.api() + " " + row.version() + " " + row.operation();
    String errors = row.rate() == 0 ? "-" : share(row.errors());
    String line =
        row(name.strip(), number(row.rate()), errors, seconds(row.p50()), seconds(row.p99()));
    return row.errors() > 0 ? style.bad(line) : line;
  }

  private String pool(TopFrame.Pool pool) {
    String line =
        row(
            pool.endpoint() + "  " + pool.api(),
            String.format(Locale.ROOT, "%.0f", pool.connections()),
            String.format(Locale.ROOT, "%.0f", pool.waiting()),
            "",
            "");
    return pool.waiting() > 0 ? style.warning(line) : line;
  }

  private static String loops(List<TopFrame.Loop> loops) {
    List<String> texts = new ArrayList<>();
    loops.forEach(loop -> texts.add(loop.name() + " " + seconds(loop.p99())));
    return String.join("  ", texts);
  }

  private static String row(String name, String a, String b, String c, String d) {
    String safe = Fields.shown(name);
    String cut = safe.length() > NAME ? safe.substring(0, NAME - 1) + "…" : safe;
    return String.format(Locale.ROOT, "%-" + NAME + "s %9s %8s %9s %9s", cut, a, b, c, d)
        .stripTrailing();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.1f%%", value * 100);
  }

  /** {@code 1.2ms}, {@code 3.4s}; a dash for nothing. */
  private static String seconds(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return value < 1
        ? String.format(Locale.ROOT, "%.1fms", value * 1e3)
        : String.format(Locale.ROOT, "%.1fs", value);
  }

  private static String size(double bytes) {
    return bytes >= 1 << 30
        ? String.format(Locale.ROOT, "%.1f GB", bytes / (1 << 30))
        : String.format(Locale.ROOT, "%.0f MB", bytes / (1 << 20));
  }
}
