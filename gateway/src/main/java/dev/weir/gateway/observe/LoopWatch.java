package dev.weir.gateway.observe;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures how late an event loop is: four times a second it asks to be called, and looks how long
 * after the time it is. A loop that is late makes every connection wait that it serves. Ends with
 * its loop.
 */
public final class LoopWatch implements Runnable {
  static final long EVERY_NANOS = 250_000_000L;

  private final ScheduledExecutorService loop;
  private final LongSupplier nanoTime;
  private final long[] cells;
  private long due;

  private LoopWatch(ScheduledExecutorService loop, LongSupplier nanoTime, long[] cells) {
    this.loop = loop;
    this.nanoTime = nanoTime;
    this.cells = cells;
  }

  /** Watches a loop from now on. */
  public static void start(ScheduledExecutorService loop, int index, Metrics metrics) {
    start(loop, index, metrics, System::nanoTime);
  }

  static void start(
      ScheduledExecutorService loop, int index, Metrics metrics, LongSupplier nanoTime) {
    new LoopWatch(loop, nanoTime, metrics.lag(index)).again();
  }

  private void again() {
    due = nanoTime.getAsLong() + EVERY_NANOS;
    var unused = loop.schedule(this, EVERY_NANOS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    Histogram.add(cells, 0, Math.max(0, nanoTime.getAsLong() - due));
    if (!loop.isShutdown()) {
      again();
    }
  }
}
