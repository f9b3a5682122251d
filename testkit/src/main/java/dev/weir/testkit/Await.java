package dev.weir.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits until something has become true. A test that waits in vain fails with what it waited for.
 */
public final class Await {
  /** How long a test waits for what should come at once; long, because machines are busy. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private Await() {}

  /** Waits, at most {@link #PATIENCE}. */
  public static void until(String what, BooleanSupplier condition) {
    until(() -> what, condition, PATIENCE);
  }

  /** Waits, at most so long. */
  public static void until(Supplier<String> what, BooleanSupplier condition, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain: " + what.get());
      }
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting: " + what.get(), e);
      }
    }
  }
}
