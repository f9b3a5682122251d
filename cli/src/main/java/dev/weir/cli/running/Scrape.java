package dev.weir.cli.running;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What {@code /metrics} said at one moment (Prometheus text format 0.0.4). Immutable. */
final class Scrape {
  private final long nanos;
  private final Map<String, Map<Map<String, String>, Double>> series = new HashMap<>();

  private Scrape(long nanos) {
    this.nanos = nanos;
  }

  /**
   * Reads a page that was got at a {@link System#nanoTime}; what it does not understand it skips.
   */
  static Scrape of(String page, long nanos) {
    Scrape scrape = new Scrape(nanos);
    page.lines().filter(line -> !line.isEmpty() && line.charAt(0) != '#').forEach(scrape::add);
    return scrape;
  }

  long nanos() {
    return nanos;
  }

  /** All values of a name, by their labels. */
  void each(String name, BiConsumer<Map<String, String>, Double> taker) {
    series.getOrDefault(name, Map.of()).forEach(taker);
  }

  /** The value of exactly these labels; 0 when there is none. */
  double value(String name, Map<String, String> labels) {
    return series.getOrDefault(name, Map.of()).getOrDefault(labels, 0.0);
  }

  /** The sum over all labels. */
  double sum(String name) {
    return series.getOrDefault(name, Map.of()).values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private void add(String line) {
    int brace = line.indexOf('{');
    int end = brace < 0 ? line.indexOf(' ') : line.lastIndexOf('}');
    if (end < 0) {
      return;
    }
    Map<String, String> labels = brace < 0 ? Map.of() : labels(line.substring(brace + 1, end));
    String name = line.substring(0, brace < 0 ? end : brace);
    String value = line.substring(end + 1).strip().split(" ", 2)[0];
    try {
      double number = value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
      series.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(labels, number);
    } catch (NumberFormatException e) {
      // not a number that this reads
    }
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf("=\"", at);
      if (equals < 0) {
        break;
      }
      StringBuilder value = new StringBuilder();
      int i = equals + 2;
      while (i < text.length() && text.charAt(i) != '"') {
        char c = text.charAt(i);
        if (c == '\\' && i + 1 < text.length()) {
          i++;
          c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
        }
        value.append(c);
        i++;
      }
      labels.put(text.substring(at, equals), value.toString());
      at = i + 1;
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
    }
    return Map.copyOf(labels);
  }
}
