package dev.weir.testkit;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A body that is pushed as fast as the other side takes it, and knows how much was taken. Its bytes
 * tell their place, so that a reader notices when some are missing or stand elsewhere. Thread-safe.
 */
public final class Flood {
  private static final int BLOCK = 16 << 10;

  /** Prime, so that no buffer of any usual size hides a block that is missing. */
  private static final byte[] PATTERN = new byte[65_521];

  static {
    new Random(7).nextBytes(PATTERN);
  }

  private final long total;
  private final AtomicLong pushed = new AtomicLong();
  private volatile @Nullable Throwable failure;
  private @Nullable Thread thread;

  /** Where it goes. */
  @FunctionalInterface
  public interface Sink {
    /** Takes some bytes; blocks while there is no room. */
    void write(byte[] bytes) throws IOException;
  }

  /** One of so many bytes. */
  public Flood(long total) {
    this.total = total;
  }

  /** Pushes all of it, on this thread. */
  public void into(Sink sink) throws IOException {
    for (long at = 0; at < total; ) {
      byte[] block = bytes(at, (int) Math.min(BLOCK, total - at));
      sink.write(block);
      at += block.length;
      pushed.set(at);
    }
  }

  /** Pushes all of it on a thread of its own, and does something after. */
  public Flood start(Sink sink, Runnable after) {
    Thread started =
        new Thread(
            () -> {
              try {
                into(sink);
                after.run();
              } catch (IOException | RuntimeException e) {
                failure = e;
              }
            },
            "flood");
    started.setDaemon(true);
    started.start();
    thread = started;
    return this;
  }

  /** Waits until the thread has done; fails when it failed. */
  public void join() {
    Thread started = thread;
    if (started != null) {
      Await.until("the flood to end", () -> !started.isAlive());
    }
    Throwable why = failure;
    if (why != null) {
      throw new AssertionError("the flood broke off after " + pushed, why);
    }
  }

  /** The bytes from a place. */
  public static byte[] bytes(long at, int size) {
    byte[] bytes = new byte[size];
    for (int done = 0; done < size; ) {
      int from = (int) ((at + done) % PATTERN.length);
      int some = Math.min(size - done, PATTERN.length - from);
      System.arraycopy(PATTERN, from, bytes, done, some);
      done += some;
    }
    return bytes;
  }

  /** Whether these are the bytes from that place. */
  public static boolean matches(byte[] bytes, long at) {
    return java.util.Arrays.equals(bytes, bytes(at, bytes.length));
  }

  /** How much of it there is. */
  public long total() {
    return total;
  }

  /** How much the other side has taken so far. */
  public long pushed() {
    return pushed.get();
  }

  /** How much the other side takes before it takes nothing more for a while. */
  public long settled() {
    long[] last = {-1, System.nanoTime()};
    Await.until(
        "a flood to stand still",
        () -> {
          long now = pushed.get();
          if (now != last[0]) {
            last[0] = now;
            last[1] = System.nanoTime();
          }
          return now > 0 && System.nanoTime() - last[1] > 500_000_000L;
        });
    return last[0];
  }
}
