package dev.weir.testkit.upstream;

import dev.weir.testkit.Await;
import dev.weir.testkit.HeldPort;
import dev.weir.testkit.TestCertificate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A backend on a free port of loopback that follows a {@link Script}. Answers 200 {@code ok} until
 * it is told otherwise. Thread-safe.
 */
public abstract class FakeUpstream implements AutoCloseable {
  /** How many requests are remembered. */
  private static final int REMEMBERED = 1000;

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>(REMEMBERED);
  private final AtomicInteger count = new AtomicInteger();
  final AtomicInteger accepted = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();
  private @Nullable HeldPort held;
  private volatile Script script = Script.text(200, "ok");

  FakeUpstream() {}

  /** Speaks HTTP/1.1. */
  public static FakeUpstream http1() {
    return Http1Upstream.start(null);
  }

  /** Speaks HTTP/1.1 over TLS. */
  public static FakeUpstream https1(TestCertificate certificate) {
    return Http1Upstream.start(certificate);
  }

  /** Speaks HTTP/2 without TLS, to those who know. */
  public static FakeUpstream http2() {
    return Http2Upstream.start(null, 100);
  }

  /** The same with so many streams at once on a connection, and no more. */
  public static FakeUpstream http2(int streams) {
    return Http2Upstream.start(null, streams);
  }

  /** Speaks HTTP/2 over TLS, chosen by ALPN. */
  public static FakeUpstream https2(TestCertificate certificate) {
    return Http2Upstream.start(certificate, 100);
  }

  /** Where it listens. */
  public abstract int port();

  abstract boolean secure();

  /** Its address for plans. */
  public String url() {
    return (secure() ? "https" : "http") + "://127.0.0.1:" + port();
  }

  /** What it does with every request from now on. */
  public FakeUpstream does(Script other) {
    script = other;
    return this;
  }

  /** Answers every request with a text from now on. */
  public FakeUpstream answers(int status, String text) {
    return does(Script.text(status, text));
  }

  Script script() {
    return script;
  }

  void arrived(Received request) {
    if (count.incrementAndGet() <= REMEMBERED) {
      received.add(request);
      var unused = arrivals.offer(request);
    }
  }

  /** The requests so far, at most the first thousand. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** How many requests there were so far. */
  public int count() {
    return count.get();
  }

  /** The next request that nobody has asked for yet; waits for it. */
  public Received next() {
    try {
      Received next = arrivals.poll(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError("no request reached the backend");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** How many connections were accepted so far. */
  public int accepted() {
    return accepted.get();
  }

  /** How many connections are open. */
  public int open() {
    return open.get();
  }

  /** Closes every open connection, as a backend does with idle ones. */
  public abstract void closeConnections();

  /** Says on every connection that it takes no more requests there; HTTP/2 only. */
  public void goAway() {
    throw new UnsupportedOperationException("HTTP/1.1 cannot say so");
  }

  /** Accepts nobody any more: who connects is refused. */
  public abstract void refuse();

  /** Keeps the port while callers are refused. */
  synchronized void hold() {
    if (held == null) {
      held = new HeldPort(port());
    }
  }

  /** Lets the port go. */
  synchronized void letGo() {
    if (held != null) {
      held.close();
    }
  }

  @Override
  public abstract void close();
}
