package dev.weir.cli.running;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened between two scrapes.
 *
 * @param rows by API and operation, the busiest first
 * @param pools connections to endpoints
 * @param loops of the gateway
 * @param connections of callers that are open
 * @param inFlight exchanges that have begun and not ended
 * @param direct bytes of network buffers
 * @param heap bytes of the heap in use
 */
record TopFrame(
    List<Row> rows,
    List<Pool> pools,
    List<Loop> loops,
    double connections,
    double inFlight,
    double direct,
    double heap) {

  /**
   * One operation.
   *
   * @param rate per second
   * @param errors the share of those with a status of 500 or more, 0 to 1
   * @param p50 seconds; NaN when there was nothing
   * @param p99 seconds
   */
  record Row(
      String api,
      String version,
      String operation,
      double rate,
      double errors,
      double p50,
      double p99) {}

  /** Connections to an endpoint. */
  record Pool(String endpoint, String api, double connections, double waiting) {}

  /** An event loop; lags in seconds. */
  record Loop(String name, double p99) {}

  static TopFrame between(Scrape before, Scrape after) {
    double seconds = Math.max(1e-3, (after.nanos() - before.nanos()) / 1e9);
    return new TopFrame(
        rows(before, after, seconds),
        pools(after),
        loops(before, after),
        after.sum("weir_client_connections"),
        after.sum("weir_exchanges_in_flight"),
        after.sum("weir_direct_memory_used_bytes"),
        after.sum("weir_heap_used_bytes"));
  }

  private static List<Row> rows(Scrape before, Scrape after, double seconds) {
    Map<Map<String, String>, double[]> counts = new HashMap<>();
    after.each(
        "weir_requests_total",
        (labels, value) -> {
          double grown = grown(value, before.value("weir_requests_total", labels));
          double[] sums =
              counts.computeIfAbsent(without(labels, "status_class"), key -> new double[2]);
          sums[0] += grown;
          if ("5xx".equals(labels.get("status_class"))) {
            sums[1] += grown;
          }
        });
    Map<Map<String, String>, Quantile> quantiles =
        quantiles(before, after, "weir_request_seconds_bucket");
    List<Row> rows = new ArrayList<>();
    counts.forEach(
        (labels, sums) -> {
          Quantile quantile = quantiles.getOrDefault(labels, new Quantile());
          rows.add(
              new Row(
                  labels.getOrDefault("api", ""),
                  labels.getOrDefault("version", ""),
                  labels.getOrDefault("operation", ""),
                  sums[0] / seconds,
                  sums[0] == 0 ? 0 : sums[1] / sums[0],
                  quantile.of(0.5),
                  quantile.of(0.99)));
        });
    rows.sort(
        Comparator.comparingDouble((Row row) -> -row.rate())
            .thenComparing(Row::api)
            .thenComparing(Row::version)
            .thenComparing(Row::operation));
    return rows;
  }

  private static List<Pool> pools(Scrape after) {
    List<Pool> pools = new ArrayList<>();
    after.each(
        "weir_upstream_connections",
        (labels, value) ->
            pools.add(
                new Pool(
                    labels.getOrDefault("endpoint", ""),
                    labels.getOrDefault("api", "") + " " + labels.getOrDefault("version", ""),
                    value,
                    after.value("weir_upstream_waiting_calls", labels))));
    pools.sort(Comparator.comparing(Pool::endpoint).thenComparing(Pool::api));
    return pools;
  }

  private static List<Loop> loops(Scrape before, Scrape after) {
    Map<String, Loop> loops = new TreeMap<>();
    quantiles(before, after, "weir_event_loop_lag_seconds_bucket")
        .forEach(
            (labels, quantile) -> {
              String name = labels.getOrDefault("loop", "");
              loops.put(name, new Loop(name, quantile.of(0.99)));
            });
    return List.copyOf(loops.values());
  }

  private static Map<Map<String, String>, Quantile> quantiles(
      Scrape before, Scrape after, String name) {
    Map<Map<String, String>, Quantile> quantiles = new HashMap<>();
    after.each(
        name,
        (labels, value) -> {
          String bound = labels.getOrDefault("le", "+Inf");
          quantiles
              .computeIfAbsent(without(labels, "le"), key -> new Quantile())
              .add(
                  bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                  grown(value, before.value(name, labels)));
        });
    return quantiles;
  }

  /** A counter that is smaller than before has begun anew. */
  private static double grown(double now, double before) {
    return now >= before ? now - before : now;
  }

  private static Map<String, String> without(Map<String, String> labels, String name) {
    Map<String, String> rest = new TreeMap<>(labels);
    rest.remove(name);
    return Map.copyOf(rest);
  }

  /** For programs. Durations are milliseconds; what did not happen is left out. */
  Node.Mapping document() {
    return Node.mapping()
        .put("connections", Node.number(Math.round(connections)))
        .put("in-flight", Node.number(Math.round(inFlight)))
        .put("heap-bytes", Node.number(Math.round(heap)))
        .put("direct-bytes", Node.number(Math.round(direct)))
        .put("operations", Node.list(rows.stream().map(TopFrame::row).toList()))
        .put("endpoints", Node.list(pools.stream().map(TopFrame::pool).toList()))
        .put("loops", Node.list(loops.stream().map(TopFrame::loop).toList()))
        .build();
  }

  private static Node row(Row row) {
    Node.Builder node =
        Node.mapping()
            .put("api", row.api())
            .put("version", row.version())
            .put("operation", row.operation())
            .put("per-second", decimal(row.rate()))
            .put("error-share", decimal(row.errors()));
    if (!Double.isNaN(row.p50())) {
      node.put("p50-ms", decimal(row.p50() * 1e3)).put("p99-ms", decimal(row.p99() * 1e3));
    }
    return node.build();
  }

  private static Node pool(Pool pool) {
    return Node.mapping()
        .put("endpoint", pool.endpoint())
        .put("api", pool.api())
        .put("connections", Node.number(Math.round(pool.connections())))
        .put("waiting", Node.number(Math.round(pool.waiting())))
        .build();
  }

  private static Node loop(Loop loop) {
    Node.Builder node = Node.mapping().put("loop", loop.name());
    if (!Double.isNaN(loop.p99())) {
      node.put("lag-p99-ms", decimal(loop.p99() * 1e3));
    }
    return node.build();
  }

  private static Node decimal(double value) {
    String text = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
    return new Node.Scalar(Node.Kind.DECIMAL, text, Place.NONE);
  }
}
