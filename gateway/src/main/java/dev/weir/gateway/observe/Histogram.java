package dev.weir.gateway.observe;

/**
 * How durations are counted within {@link Cells}: one cell per bucket and one for the sum of
 * nanoseconds.
 */
final class Histogram {
  /** Upper bounds in seconds; the last bucket has none. */
  static final double[] BOUNDS = {
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5,
    10,
    30,
    60,
    Double.POSITIVE_INFINITY
  };

  /** How many cells one takes. */
  static final int WIDTH = BOUNDS.length + 1;

  private static final long[] NANOS = new long[BOUNDS.length - 1];

  static {
    for (int i = 0; i < NANOS.length; i++) {
      NANOS[i] = Math.round(BOUNDS[i] * 1e9);
    }
  }

  private Histogram() {}

  /** Counts a duration in the cells that begin at an offset. */
  static void add(long[] own, int offset, long nanos) {
    int bucket = 0;
    while (bucket < NANOS.length && nanos > NANOS[bucket]) {
      bucket++;
    }
    Cells.add(own, offset + bucket, 1);
    Cells.add(own, offset + NANOS.length + 1, nanos);
  }

  /** Durations per bucket, not accumulated. */
  static long[] counts(Cells cells, int offset) {
    long[] counts = new long[BOUNDS.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = cells.sum(offset + i);
    }
    return counts;
  }

  /** Whether anything was counted. */
  static boolean any(Cells cells, int offset) {
    for (int i = 0; i < BOUNDS.length; i++) {
      if (cells.sum(offset + i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The sum in seconds. */
  static double sum(Cells cells, int offset) {
    return cells.sum(offset + BOUNDS.length) / 1e9;
  }
}
