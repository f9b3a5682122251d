package dev.weir.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Prints what was measured: medians over the rounds of the ratio within each round. */
final class Report {
  private static final double SAME = 0.03;

  private final String row;
  private final List<Peer> peers;
  private final List<Long> idle = new ArrayList<>();

  Report(String row, List<Peer> peers) {
    this.row = row;
    this.peers = peers;
  }

  /** Notes what memory the peers take before the first request. */
  void idle() {
    peers.forEach(peer -> idle.add(peer.rss()));
  }

  /** As fast as they go. */
  void fast(Map<String, List<Burst>> bursts, String twice) {
    System.out.printf(
        "row: %s; %d rounds of %d requests, %d connections, 1 KiB answers, HTTP/1.1, one core%n%n",
        row,
        of(bursts, "nginx").size(),
        of(bursts, "nginx").get(0).requests(),
        Compare.CONNECTIONS);
    System.out.println(
        "| as fast as it goes | CPU/request vs nginx | vs HAProxy | user:system | failed | RSS idle, loaded (MB) |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < peers.size(); i++) {
      Peer peer = peers.get(i);
      List<Burst> own = of(bursts, peer.name());
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.2f | %d | %d, %d |%n",
          peer.name(),
          ratio(own, of(bursts, "nginx"), Burst::micros),
          ratio(own, of(bursts, "haproxy"), Burst::micros),
          median(own.stream().map(b -> b.userMicros() / b.systemMicros()).toList()),
          own.stream().mapToLong(Burst::failed).sum(),
          idle.get(i),
          peer.rss());
    }
    double same = middle(ratios(of(bursts, twice + " again"), of(bursts, twice), Burst::micros));
    System.out.printf(
        Locale.ROOT,
        "%nWeir against itself: %.3f%s%n%n",
        same,
        Math.abs(same - 1) > SAME ? ", so this run is void" : "");
  }

  /** All at one rate. */
  void rated(Map<String, List<Burst>> bursts, int rate) {
    System.out.println(
        "| all at one rate | CPU/request vs nginx | vs HAProxy | p50 vs nginx | p99 vs nginx | p99 vs HAProxy | failed |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Peer peer : peers) {
      List<Burst> own = of(bursts, peer.name());
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s | %d |%n",
          peer.name(),
          ratio(own, of(bursts, "nginx"), Burst::micros),
          ratio(own, of(bursts, "haproxy"), Burst::micros),
          ratio(own, of(bursts, "nginx"), Burst::p50),
          ratio(own, of(bursts, "nginx"), Burst::p99),
          ratio(own, of(bursts, "haproxy"), Burst::p99),
          own.stream().mapToLong(Burst::failed).sum());
    }
    System.out.printf("%nThe rate is 30 %% of what the slowest can.%n%n");
  }

  private static List<Burst> of(Map<String, List<Burst>> bursts, String peer) {
    return Objects.requireNonNull(bursts.get(peer), peer);
  }

  private static String ratio(List<Burst> own, List<Burst> other, ToDoubleFunction<Burst> figure) {
    List<Double> ratios = ratios(own, other, figure);
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        middle(ratios),
        ratios.get(ratios.size() / 4),
        ratios.get(ratios.size() * 3 / 4));
  }

  private static List<Double> ratios(
      List<Burst> own, List<Burst> other, ToDoubleFunction<Burst> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(other.get(i)));
    }
    Collections.sort(ratios);
    return ratios;
  }

  private static double middle(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return middle(sorted);
  }
}
