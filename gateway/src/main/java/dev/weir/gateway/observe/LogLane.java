package dev.weir.gateway.observe;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One thread's place in the access log. Its buffer is taken out while lines are put into it, so
 * that the writer, which takes it too, never waits for the thread nor the thread for the writer.
 */
final class LogLane {
  final LineFormat format;
  private final AtomicReference<@Nullable LineBuffer> buffer = new AtomicReference<>();
  private final int samplePercent;
  private int sampled;

  LogLane(LineFormat format, int samplePercent) {
    this.format = format;
    this.samplePercent = samplePercent;
  }

  /** The buffer, which is now the caller's alone; null when there is none or the other has it. */
  @Nullable LineBuffer take() {
    return buffer.getAndSet(null);
  }

  /** Gives the buffer back; only by the thread whose lane this is. */
  void give(LineBuffer taken) {
    buffer.set(taken);
  }

  /** Gives the buffer back unless the thread has got another one meanwhile. */
  boolean giveIfEmpty(LineBuffer taken) {
    return buffer.compareAndSet(null, taken);
  }

  /** Whether an exchange is to be logged: what failed always, of the others an even share. */
  boolean wants(ExchangeRecord exchange) {
    if (samplePercent >= 100 || exchange.fault() != null || exchange.status() >= 400) {
      return true;
    }
    sampled += samplePercent;
    if (sampled < 100) {
      return false;
    }
    sampled -= 100;
    return true;
  }
}
