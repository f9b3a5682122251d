package dev.weir.gateway.export;

import dev.weir.gateway.observe.Outlet;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent. {@link #accept} never waits: what finds no room is dropped and counted,
 * and so is what cannot be delivered. A thread of its own sends in batches. Thread-safe.
 */
final class ExportQueue<T> implements Outlet<T> {
  /** So much may wait. */
  static final int MOST = 2048;

  private static final Logger LOG = LoggerFactory.getLogger(ExportQueue.class);
  private static final int BATCH = 512;
  private static final long LINGER_NANOS = 200_000_000L;
  private static final long IDLE_NANOS = 1_000_000_000L;
  private static final long PATIENCE_MILLIS = 2_000;

  private final String name;
  private final Sender<T> sender;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder lost = new LongAdder();
  private final Thread thread;
  private volatile boolean idle;
  private volatile boolean closed;
  private long undelivered;

  /** Delivers a batch. Called by one thread; may block. */
  interface Sender<T> {
    /** Delivers all of it and says null, or says why not; it is not asked again for the same. */
    @Nullable String send(List<T> batch);
  }

  /** Begins to send. {@code name} is that of the signal: {@code traces}, {@code events}. */
  ExportQueue(String name, Sender<T> sender) {
    this.name = name;
    this.sender = sender;
    thread = new Thread(this::run, "weir-export-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets something be sent, if there is room. */
  @Override
  public void accept(T item) {
    if (closed || size.incrementAndGet() > MOST) {
      size.decrementAndGet();
      lost.increment();
      return;
    }
    waiting.add(item);
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public long lost() {
    return lost.sum();
  }

  /** Sends what is there, as far as that can be done within two seconds. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean last = false;
    while (!last) {
      last = closed;
      boolean any = sendAll();
      if (!last && !closed) {
        idle = !any;
        LockSupport.parkNanos(any ? LINGER_NANOS : IDLE_NANOS);
      }
    }
  }

  private boolean sendAll() {
    List<T> batch = new ArrayList<>();
    boolean any = false;
    T item;
    while ((item = waiting.poll()) != null) {
      any = true;
      batch.add(item);
      if (batch.size() == BATCH) {
        send(batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      send(batch);
    }
    return any;
  }

  private void send(List<T> batch) {
    String failure;
    try {
      failure = sender.send(List.copyOf(batch));
    } catch (RuntimeException e) {
      failure = e.toString();
    }
    size.addAndGet(-batch.size());
    if (failure == null && undelivered > 0) {
      LOG.warn("{} are delivered again; {} were lost", name, undelivered);
      undelivered = 0;
    } else if (failure != null) {
      if (undelivered == 0) {
        LOG.error("{} cannot be delivered and are lost: {}", name, failure);
      }
      undelivered += batch.size();
      lost.add(batch.size());
    }
  }
}
