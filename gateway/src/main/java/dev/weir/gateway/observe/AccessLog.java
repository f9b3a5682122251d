package dev.weir.gateway.observe;

import static java.util.Objects.requireNonNull;

import dev.weir.gateway.settings.AccessLogSettings;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per exchange. Lines are made on the event loop, in a buffer of that loop, and written by
 * a thread of their own ten times a second. Memory is bounded: when the destination is slower than
 * the traffic, or fails, lines are dropped and counted; nobody waits. Thread-safe.
 */
public final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int BUFFER = 16 << 10;
  private static final int FULL = 12 << 10;
  private static final int MOST_BUFFERS = 64;
  private static final long TICK_NANOS = 100_000_000L;
  private static final long IDLE_NANOS = 1_000_000_000L;
  private static final long PATIENCE_MILLIS = 2_000;

  private final AccessLogSettings settings;
  private final @Nullable LogDestination destination;
  private final List<LogLane> lanes = new CopyOnWriteArrayList<>();
  private final Queue<LineBuffer> full = new ConcurrentLinkedQueue<>();
  private final Queue<LineBuffer> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final Thread writer = new Thread(this::run, "weir-access-log");
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
   * Opens the log.
   *
   * @throws IOException when its file cannot be opened
   */
  public static AccessLog open(AccessLogSettings settings) throws IOException {
    return new AccessLog(
        settings,
        switch (settings.to()) {
          case "none" -> null;
          case "stdout" -> new StreamDestination(FileDescriptor.out);
          case "stderr" -> new StreamDestination(FileDescriptor.err);
          default -> new FileDestination(Path.of(settings.to()), System::nanoTime);
        });
  }

  AccessLog(AccessLogSettings settings, @Nullable LogDestination destination) {
    this.settings = settings;
    this.destination = destination;
    this.closed = destination == null;
    if (destination != null) {
      writer.setDaemon(true);
      writer.start();
    }
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
    LineFormat format =
        settings.format() == AccessLogSettings.Format.JSON
            ? new JsonLine(settings.headers())
            : new TextLine(settings.headers());
    LogLane made = new LogLane(format, settings.samplePercent());
    lanes.add(made);
    return made;
  }

  private void run() {
    LogDestination to = requireNonNull(destination);
    boolean last = false;
    while (!last) {
      last = closed;
      boolean any = writeAll(to);
      if (!last) {
        idle = !any;
        LockSupport.parkNanos(any ? TICK_NANOS : IDLE_NANOS);
      }
    }
    try {
      to.close();
    } catch (IOException e) {
      LOG.warn("the access log cannot be closed: {}", e.getMessage());
    }
  }

  private boolean writeAll(LogDestination to) {
    boolean any = writeFull(to);
    for (LogLane other : lanes) {
      LineBuffer buffer = other.take();
      if (buffer == null) {
        continue;
      }
      if (buffer.length() > 0) {
        any = true;
        // What the lane filled before this buffer comes first.
        writeFull(to);
        write(to, buffer);
      }
      if (!other.giveIfEmpty(buffer)) {
        free.add(buffer);
      }
    }
    return any;
  }

  private boolean writeFull(LogDestination to) {
    boolean any = false;
    for (LineBuffer buffer = full.poll(); buffer != null; buffer = full.poll()) {
      any = true;
      write(to, buffer);
      if (buffer.capacity() > BUFFER) {
        // It had to grow for a long line; a small one takes its place.
        made.decrementAndGet();
      } else {
        free.add(buffer);
      }
    }
    return any;
  }

  private void write(LogDestination to, LineBuffer buffer) {
    try {
      to.write(buffer);
      if (lost > 0) {
        LOG.warn("the access log is written again; {} lines were lost", lost);
        lost = 0;
      }
    } catch (IOException e) {
      if (lost == 0) {
        LOG.error("the access log cannot be written; lines are lost: {}", e.getMessage());
      }
      lost += buffer.lines();
      dropped.add(buffer.lines());
    }
    buffer.clear();
  }
}
