package dev.weir.gateway.observe;

import java.util.concurrent.atomic.LongAdder;

/** Something that goes up and down, such as open connections. Thread-safe. */
public final class Level {
  private final LongAdder value = new LongAdder();

  Level() {}

  /** One more. */
  public void up() {
    value.increment();
  }

  /** One less. */
  public void down() {
    value.decrement();
  }

  /** How many now; not exact while it changes. */
  public long now() {
    return value.sum();
  }
}
