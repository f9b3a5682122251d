package dev.weir.gateway.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Keeps what is written; can be told to fail or to hold the writer. */
final class RecordingDestination implements LogDestination {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile boolean failing;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int attempts;
  private volatile boolean closed;

  void failing(boolean now) {
    failing = now;
  }

  /** Holds the writer from now on; the latch lets it go. */
  CountDownLatch hold() {
    CountDownLatch latch = new CountDownLatch(1);
    gate = latch;
    return latch;
  }

  int attempts() {
    return attempts;
  }

  boolean closed() {
    return closed;
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // the writer's thread alone adds
  public void write(LineBuffer lines) throws IOException {
    attempts++;
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (failing) {
      throw new IOException("No space left on device");
    }
    synchronized (this) {
      lines.writeTo(bytes);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
