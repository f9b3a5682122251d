package dev.weir.gateway.observe;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread does. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Await() {}

  /** Waits until it has happened; fails after a while. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen in " + PATIENCE + ": " + what);
      }
      Thread.onSpinWait();
    }
  }
}
