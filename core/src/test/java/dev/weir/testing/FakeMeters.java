package dev.weir.testing;

import dev.weir.policy.Meters;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counters that a test can read. Thread-safe. */
public final class FakeMeters implements Meters {
  private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

  @Override
  public Counter counter(String name, String help, Map<String, String> labels) {
    AtomicLong count =
        counts.computeIfAbsent(name + new TreeMap<>(labels), series -> new AtomicLong());
    return amount -> {
      if (amount < 0) {
        throw new IllegalArgumentException("a counter only grows, not by " + amount);
      }
      count.addAndGet(amount);
    };
  }

  /** Every series as {@code name{label=value, …}} with its count. */
  public Map<String, Long> counts() {
    Map<String, Long> now = new TreeMap<>();
    counts.forEach((series, count) -> now.put(series, count.get()));
    return now;
  }
}
