package dev.weir.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds threads back until a test opens it, once. Thread-safe. */
public final class Gate {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Lets everybody through, now and later. */
  public void open() {
    latch.countDown();
  }

  /** Waits until it is open; fails when that does not happen in time. */
  public void pass() {
    try {
      if (!latch.await(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("nobody opened the gate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted at the gate", e);
    }
  }
}
