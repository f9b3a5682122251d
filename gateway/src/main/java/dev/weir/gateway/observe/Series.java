package dev.weir.gateway.observe;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Counters and gauges that somebody asked for by name, each name with one help text and any number
 * of label sets. Thread-safe.
 */
final class Series {
  /** What a name stands for. */
  enum Kind {
    COUNTER,
    GAUGE
  }

  private record Family(Kind kind, String help, Map<Labels, Value> values) {}

  /** What is read when metrics are asked for, and the object that the asker holds. */
  private record Value(Object holder, DoubleSupplier now) {}

  private final Map<String, Family> families = new TreeMap<>();

  /**
   * The holder under a name and labels; made when it is new.
   *
   * @throws IllegalArgumentException when the name or a label is malformed, or the name stands for
   *     another kind
   */
  synchronized <H> H holder(
      Kind kind,
      String name,
      String help,
      Map<String, String> labels,
      Class<H> type,
      Supplier<H> make,
      Function<H, DoubleSupplier> now) {
    Family family = family(kind, name, help);
    Value value =
        family.values.computeIfAbsent(
            labels(labels),
            key -> {
              H made = make.get();
              return new Value(made, now.apply(made));
            });
    return type.cast(value.holder);
  }

  /** Puts a value that is read from somewhere else; an older one of the same labels gives way. */
  synchronized Object put(
      Kind kind, String name, String help, Map<String, String> labels, DoubleSupplier now) {
    Object holder = new Object();
    family(kind, name, help).values.put(labels(labels), new Value(holder, now));
    return holder;
  }

  /** Takes a value away, unless another one has taken its place. */
  synchronized void remove(String name, Map<String, String> labels, Object holder) {
    Family family = families.get(name);
    if (family != null) {
      family.values.computeIfPresent(
          labels(labels), (key, value) -> value.holder.equals(holder) ? null : value);
    }
  }

  /** All of it as it is now. */
  synchronized List<MetricSnapshot> snapshots() {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    families.forEach(
        (name, family) -> {
          if (family.kind == Kind.COUNTER) {
            CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name);
            family.values.forEach(
                (labels, value) ->
                    counter.dataPoint(
                        CounterSnapshot.CounterDataPointSnapshot.builder()
                            .labels(labels)
                            .value(value.now.getAsDouble())
                            .build()));
            snapshots.add(counter.help(family.help).build());
          } else {
            GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name);
            family.values.forEach(
                (labels, value) ->
                    gauge.dataPoint(
                        GaugeSnapshot.GaugeDataPointSnapshot.builder()
                            .labels(labels)
                            .value(value.now.getAsDouble())
                            .build()));
            snapshots.add(gauge.help(family.help).build());
          }
        });
    return snapshots;
  }

  private Family family(Kind kind, String name, String help) {
    if (!isName(name) || name.endsWith("_total")) {
      throw new IllegalArgumentException(
          "a metric's name is lower case with underscores, without _total: " + name);
    }
    Family family =
        families.computeIfAbsent(name, key -> new Family(kind, help, new ConcurrentHashMap<>()));
    if (family.kind != kind) {
      throw new IllegalArgumentException(name + " is a " + family.kind + " already");
    }
    return family;
  }

  private static Labels labels(Map<String, String> labels) {
    Map<String, String> sorted = new TreeMap<>(labels);
    for (String name : sorted.keySet()) {
      if (!isName(name)) {
        throw new IllegalArgumentException("a label is lower case with underscores: " + name);
      }
    }
    return Labels.of(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
        return false;
      }
    }
    return !text.isEmpty() && !text.contains("__");
  }
}
