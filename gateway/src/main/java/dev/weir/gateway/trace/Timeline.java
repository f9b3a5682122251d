package dev.weir.gateway.trace;

import java.util.function.LongSupplier;

/** Times of one trace: looked up once, then measured, so that they never go back. */
final class Timeline {
  private final long epochNanos;
  private final LongSupplier nanoTime;
  private final long base;

  /** Begins now, which is so many nanoseconds after 1970. */
  Timeline(long epochNanos, LongSupplier nanoTime) {
    this.epochNanos = epochNanos;
    this.nanoTime = nanoTime;
    this.base = nanoTime.getAsLong();
  }

  long begin() {
    return epochNanos;
  }

  long now() {
    return epochNanos + (nanoTime.getAsLong() - base);
  }
}
