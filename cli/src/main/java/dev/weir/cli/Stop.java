package dev.weir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wish that a long-running command ends: SIGTERM or Ctrl-C for a process, a call for a test.
 * Thread-safe.
 */
public final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicBoolean listening = new AtomicBoolean();
  private final boolean bySignal;

  private Stop(boolean bySignal) {
    this.bySignal = bySignal;
  }

  /** Asked for by a signal, from the first {@link #await} or {@link #listen} on. */
  public static Stop bySignal() {
    return new Stop(true);
  }

  /** Asked for by {@link #ask} only. */
  public static Stop byCall() {
    return new Stop(false);
  }

  /**
   * Takes signals from now on: the first one asks for the end, a second one ends the process at
   * once.
   */
  public void listen() {
    if (bySignal && listening.compareAndSet(false, true)) {
      Signals.onFirst(this::ask);
    }
  }

  /** Asks for the end. */
  public void ask() {
    asked.countDown();
  }

  /** Whether the end was asked for. */
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /** Waits until the end is asked for; an interrupt asks for it as well. */
  public void await() {
    listen();
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits, but not longer than so many milliseconds; whether the end was asked for. */
  public boolean await(long millis) throws InterruptedException {
    listen();
    return asked.await(millis, TimeUnit.MILLISECONDS);
  }
}
