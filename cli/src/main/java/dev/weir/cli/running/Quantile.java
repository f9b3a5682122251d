package dev.weir.cli.running;

import java.util.Map;
import java.util.TreeMap;

/** Quantiles of durations that were counted in buckets, as Prometheus estimates them. */
final class Quantile {
  private final TreeMap<Double, Double> buckets = new TreeMap<>();

  /** Adds a bucket: how many durations were at most {@code bound} seconds. */
  void add(double bound, double count) {
    buckets.merge(bound, count, Double::sum);
  }

  /** How many in all. */
  double count() {
    return buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
  }

  /**
   * The duration in seconds that a share of them did not exceed; NaN when there are none. In the
   * last bucket, which has no end, it is the bucket's beginning.
   */
  double of(double share) {
    double rank = share * count();
    double below = 0;
    double begin = 0;
    if (count() <= 0) {
      return Double.NaN;
    }
    for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
      double count = bucket.getValue();
      if (count >= rank && count > below) {
        double end = bucket.getKey();
        return Double.isInfinite(end)
            ? begin
            : begin + (end - begin) * (rank - below) / (count - below);
      }
      below = count;
      begin = bucket.getKey();
    }
    return begin;
  }
}
