package dev.weir.gateway.observe;

import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log with one line per exchange. Lines are made on the event loop, in a buffer of that loop, and
 * written by a thread of their own ten times a second. Memory is bounded: when the destination is
 * slower than the traffic, or fails, lines are dropped and counted; nobody waits. Thread-safe.
 */
public final class LineLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineLog.class);
  private static final int BUFFER = 16 << 10;
  private static final int FULL = 12 << 10;
  private static final int MOST_BUFFERS = 64;
  private static final long TICK_NANOS = 100_000_000L;
  private static final long IDLE_NANOS = 1_000_000_000L;
  private static final long PATIENCE_MILLIS = 2_000;

  private final String name;
  private final Supplier<LineFormat> formats;
  private final int samplePercent;
  private final LogDestination destination;
  private final List<LogLane> lanes = new CopyOnWriteArrayList<>();
  private final Queue<LineBuffer> full = new ConcurrentLinkedQueue<>();
  private final Queue<LineBuffer> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final Thread writer;
  private final FastThreadLocal<LogLane> lane =
      new FastThreadLocal<>() {
        @Override
        protected LogLane initialValue() {
          return newLane();
        }
      };
  private volatile boolean idle;
  private volatile boolean closed;
  private long lost;

  /**
   * Begins to write.
   *
   * @param name what it is called in messages, for example {@code access log}
   * @param formats makes the form of a line for each thread
   * @param samplePercent 0 to 100: how many of the successful exchanges are logged
   */
  public LineLog(
      String name, Supplier<LineFormat> formats, int samplePercent, LogDestination destination) {
    this.name = name;
    this.formats = formats;
    this.samplePercent = samplePercent;
    this.destination = destination;
    writer = new Thread(this::run, "weir-" + name.replace(' ', '-'));
    writer.setDaemon(true);
    writer.start();
  }

  /** Logs an exchange that has ended. Never waits. */
  public void ended(ExchangeRecord exchange) {
    if (closed) {
      return;
    }
    LogLane own = lane.get();
    if (own.wants(exchange)) {
      append(own, exchange);
    }
  }

  /** How many lines were dropped because there was no room or they could not be written. */
  public long dropped() {
    return dropped.sum();
  }

  /** Writes what is there, as far as that can be done within two seconds. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    try {
      writer.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void append(LogLane own, ExchangeRecord exchange) {
    LineBuffer buffer = own.take();
    if (buffer == null) {
      buffer = buffer();
      if (buffer == null) {
        dropped.increment();
        return;
      }
    }
    int before = buffer.length();
    boolean whole = false;
    try {
      own.format.append(exchange, buffer);
      whole = true;
    } finally {
      if (!whole) {
        buffer.cut(before);
      }
      if (buffer.length() < FULL) {
        own.give(buffer);
      } else {
        full.add(buffer);
      }
    }
    if (idle) {
      idle = false;
      LockSupport.unpark(writer);
    }
  }

  private @Nullable LineBuffer buffer() {
    LineBuffer buffer = free.poll();
    if (buffer != null) {
      return buffer;
    }
    if (made.incrementAndGet() > MOST_BUFFERS) {
      made.decrementAndGet();
      return null;
    }
    return new LineBuffer(BUFFER);
  }

  private LogLane newLane() {
    LogLane made = new LogLane(formats.get(), samplePercent);
    lanes.add(made);
    return made;
  }

  private void run() {
    boolean last = false;
    while (!last) {
      last = closed;
      boolean any = writeAll();
      if (!last) {
        idle = !any;
        LockSupport.parkNanos(any ? TICK_NANOS : IDLE_NANOS);
      }
    }
    try {
      destination.close();
    } catch (IOException e) {
      LOG.warn("the {} cannot be closed: {}", name, e.getMessage());
    }
  }

  private boolean writeAll() {
    boolean any = writeFull();
    for (LogLane other : lanes) {
      LineBuffer buffer = other.take();
      if (buffer == null) {
        continue;
      }
      if (buffer.length() > 0) {
        any = true;
        // What the lane filled before this buffer comes first.
        writeFull();
        write(buffer);
      }
      if (!other.giveIfEmpty(buffer)) {
        free.add(buffer);
      }
    }
    return any;
  }

  private boolean writeFull() {
    boolean any = false;
    for (LineBuffer buffer = full.poll(); buffer != null; buffer = full.poll()) {
      any = true;
      write(buffer);
      if (buffer.capacity() > BUFFER) {
        // It had to grow for a long line; a small one takes its place.
        made.decrementAndGet();
      } else {
        free.add(buffer);
      }
    }
    return any;
  }

  private void write(LineBuffer buffer) {
    try {
      destination.write(buffer);
      if (lost > 0) {
        LOG.warn("the {} is written again; {} lines were lost", name, lost);
        lost = 0;
      }
    } catch (IOException e) {
      if (lost == 0) {
        LOG.error("the {} cannot be written; lines are lost: {}", name, e.getMessage());
      }
      lost += buffer.lines();
      dropped.add(buffer.lines());
    }
    buffer.clear();
  }
}
