package dev.weir.policy;

import java.util.Map;

/** Counters that show in the gateway's metrics. Thread-safe. */
public interface Meters {
  /**
   * A counter; the same name and labels give the same counter. Ask when the policy is created, not
   * per request.
   *
   * @param name lower case with underscores, without unit suffix {@code _total}
   * @param help one sentence for the metrics page
   * @param labels names and values; keep them few, each combination is a series
   */
  Counter counter(String name, String help, Map<String, String> labels);

  /** Something that only grows. Adding is cheap and never blocks. */
  interface Counter {
    /** Adds an amount, zero or more. */
    void add(long amount);
  }
}
