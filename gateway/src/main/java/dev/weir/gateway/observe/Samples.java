package dev.weir.gateway.observe;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Numbers that somebody tells when metrics are asked for, because what they belong to comes and
 * goes. A second number with the same name and labels is left out. One thread at a time.
 */
public final class Samples {
  private final Map<String, GaugeSnapshot.Builder> gauges = new TreeMap<>();
  private final Map<String, CounterSnapshot.Builder> counters = new TreeMap<>();
  private final Set<Key> seen = new HashSet<>();

  private record Key(String name, Map<String, String> labels) {}

  Samples() {}

  /** Something that goes up and down. */
  public void gauge(String name, String help, Map<String, String> labels, double now) {
    if (seen.add(new Key(name, Map.copyOf(labels)))) {
      gauges
          .computeIfAbsent(name, key -> GaugeSnapshot.builder().name(key).help(help))
          .dataPoint(
              GaugeSnapshot.GaugeDataPointSnapshot.builder()
                  .labels(labels(labels))
                  .value(now)
                  .build());
    }
  }

  /** Something that only grows. */
  public void counter(String name, String help, Map<String, String> labels, double now) {
    if (seen.add(new Key(name, Map.copyOf(labels)))) {
      counters
          .computeIfAbsent(name, key -> CounterSnapshot.builder().name(key).help(help))
          .dataPoint(
              CounterSnapshot.CounterDataPointSnapshot.builder()
                  .labels(labels(labels))
                  .value(now)
                  .build());
    }
  }

  Stream<MetricSnapshot> snapshots() {
    return Stream.concat(
        gauges.values().stream().map(GaugeSnapshot.Builder::build),
        counters.values().stream().map(CounterSnapshot.Builder::build));
  }

  private static Labels labels(Map<String, String> labels) {
    Labels.Builder builder = Labels.builder();
    labels.forEach(builder::label);
    return builder.build();
  }
}
