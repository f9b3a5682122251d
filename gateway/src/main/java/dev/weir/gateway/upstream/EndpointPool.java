package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.LoopContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one endpoint, and the calls that wait for one. Called on
 * that loop only, where nothing else is said. The last connection used is the first used again, so
 * that surplus ones grow old and are closed.
 *
 * <p>A call waits in one of two ways: CONNECTING, because a connection is being opened, or QUEUED,
 * because the limit on connections is reached and somebody must be done first.
 */
final class EndpointPool extends LoopContext.Ticking {
  /**
   * How long a connection may have been idle and still carry a call that must not be sent twice. A
   * backend that closes idle connections does so after seconds, so within this time a close can
   * hardly be on its way.
   */
  private static final long FRESH_NANOS = 500_000_000L;

  private final Endpoint endpoint;
  private final LoopContext loop;
  private final ArrayDeque<UpstreamHandler> idle = new ArrayDeque<>();
  private final ArrayDeque<UpstreamCall> waiters = new ArrayDeque<>();
  private final List<Http2Connection> http2 = new ArrayList<>(2);
  private int connecting;
  private int queued;

  EndpointPool(Endpoint endpoint, LoopContext loop) {
    this.endpoint = endpoint;
    this.loop = loop;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  LoopContext loop() {
    return loop;
  }

  /** Gives the call a connection: now, when one is open, or when one is free. */
  void acquire(UpstreamCall call) {
    UpstreamHandler pooled = pooled(call);
    if (pooled != null) {
      pooled.assign(call);
    } else if (openStream(call)) {
      return;
    } else if (connecting > 0 && endpoint.sharesConnections()) {
      waitConnecting(call);
    } else if (endpoint.tryOpen() || exchangeIdle()) {
      waitConnecting(call);
      connect();
    } else if (endpoint.tryWait()) {
      waitQueued(call);
    } else {
      call.failed(busy());
    }
  }

  private @Nullable UpstreamHandler pooled(UpstreamCall call) {
    if (!call.mayUsePooled()) {
      return null;
    }
    UpstreamHandler last;
    while ((last = idle.peekLast()) != null) {
      if (!last.usable()) {
        idle.pollLast();
      } else if (!call.repeatable() && System.nanoTime() - last.idleSince() > FRESH_NANOS) {
        discardOldest(); // the others have been idle even longer; a new one takes its place
        return null;
      } else {
        return idle.pollLast();
      }
    }
    return null;
  }

  private boolean openStream(UpstreamCall call) {
    for (Http2Connection connection : http2) {
      if (connection.open(call)) {
        return true;
      }
    }
    return false;
  }

  private void waitConnecting(UpstreamCall call) {
    call.connecting();
    waiters.add(call);
  }

  private void waitQueued(UpstreamCall call) {
    queued++;
    call.queued();
    waiters.add(call);
    if (endpoint.tryOpen()) {
      connect(); // one was closed before anybody could see that this call waits
    } else {
      endpoint.askForOne(this);
    }
  }

  private void connect() {
    connecting++;
    endpoint.connector().connect(this);
  }

  private Fault busy() {
    return new Fault(
        FaultCode.UPSTREAM_BUSY,
        endpoint + ": " + endpoint.connections().queue() + " calls wait already");
  }

  // ---- connections come

  /** A new HTTP/1.1 connection is there. */
  void connected(UpstreamHandler connection) {
    connecting--;
    endpoint.spoken(false);
    release(connection);
    acquireAgain();
  }

  /** A new HTTP/2 connection is there. */
  void connected(Http2Connection connection) {
    connecting--;
    endpoint.spoken(true);
    http2.add(connection);
    loop.add(this);
    streamMayBeFree();
  }

  /** No connection came of it: whoever waited for this one hears why. */
  void connectFailed(Fault fault) {
    connecting--;
    endpoint.opened(-1);
    UpstreamCall next = nextWaiter();
    if (next != null) {
      next.failed(fault);
    }
    while (connecting == 0 && (next = nextConnecting()) != null) {
      next.failed(fault); // it counted on sharing that connection
    }
  }

  /** Calls that counted on a connection which others have now must look for themselves. */
  private void acquireAgain() {
    for (int left = waiters.size() - queued - connecting; left > 0; left--) {
      UpstreamCall next = nextConnecting();
      if (next != null) {
        acquire(next);
      }
    }
  }

  /** A connection may carry a call. */
  void release(UpstreamHandler connection) {
    UpstreamCall next = nextWaiter();
    if (next != null) {
      connection.assign(next);
    } else if (neededElsewhere()) {
      discard(connection);
    } else {
      idle.addLast(connection);
      loop.add(this);
    }
  }

  /** Whether calls wait on other loops: they can open a connection once one of these is gone. */
  private boolean neededElsewhere() {
    return endpoint.retired() || (waiters.isEmpty() && endpoint.waitingCalls() > 0);
  }

  /** An HTTP/2 connection may have room for one more call. */
  void streamMayBeFree() {
    boolean room = true;
    while (room && !waiters.isEmpty()) {
      UpstreamCall next = nextWaiter();
      room = next != null && openStream(next);
      if (next != null && !room) {
        acquire(next);
      }
    }
    if (connecting == 0) {
      acquireAgain();
    }
    if (waiters.isEmpty() && !http2.isEmpty() && neededElsewhere()) {
      http2.get(0).drain();
    }
  }

  private @Nullable UpstreamCall nextWaiter() {
    UpstreamCall next;
    while ((next = waiters.pollFirst()) != null) {
      if (next.state() == UpstreamCall.State.QUEUED) {
        queued--;
        endpoint.stopWaiting();
      }
      if (next.waiting()) {
        return next;
      }
    }
    return null;
  }

  private @Nullable UpstreamCall nextConnecting() {
    for (UpstreamCall call : waiters) {
      if (call.state() == UpstreamCall.State.CONNECTING) {
        waiters.remove(call);
        return call;
      }
    }
    return null;
  }

  /** The call does not wait any more. */
  void forget(UpstreamCall call, boolean wasQueued) {
    if (waiters.remove(call) && wasQueued) {
      queued--;
      endpoint.stopWaiting();
    }
  }

  // ---- connections go

  /** An HTTP/1.1 connection has ended. */
  void closed(UpstreamHandler connection) {
    idle.remove(connection);
    if (connection.stopCounting()) {
      endpoint.opened(-1);
    }
  }

  /** An HTTP/2 connection takes no more streams. */
  void draining(Http2Connection connection) {
    http2.remove(connection);
  }

  /** An HTTP/2 connection has ended. */
  void closed(Http2Connection connection) {
    http2.remove(connection);
    endpoint.opened(-1);
  }

  /** Counts as closed from now on, although the socket may take a moment. */
  private void discard(UpstreamHandler connection) {
    closed(connection);
    var unused = connection.channel().close();
  }

  private boolean discardOldest() {
    UpstreamHandler oldest = idle.peekFirst();
    if (oldest != null) {
      discard(oldest);
    }
    return oldest != null;
  }

  /** At the limit, a connection that is idle but cannot be used makes room for a new one. */
  private boolean exchangeIdle() {
    return discardOldest() && endpoint.tryOpen();
  }

  /** From any thread: a connection has been closed somewhere, so one more may be opened. */
  void connectionMayBeFree() {
    loop.loop()
        .execute(
            () -> {
              if (queued > 0 && endpoint.tryOpen()) {
                connect();
              }
            });
  }

  /** From any thread: calls wait on another loop, so what is idle here shall go. */
  void giveOneUp() {
    loop.loop()
        .execute(
            () -> {
              if (waiters.isEmpty() && neededElsewhere() && !discardOldest() && !http2.isEmpty()) {
                http2.get(0).drain();
              }
            });
  }

  /** From any thread: closes what is idle now. */
  void closeIdle() {
    loop.loop()
        .execute(
            () -> {
              List.copyOf(idle).forEach(this::discard);
              new ArrayList<>(http2).forEach(Http2Connection::drain);
            });
  }

  @Override
  protected void tick(long now) {
    long oldest = now - endpoint.connections().idle().toNanos();
    UpstreamHandler first;
    while ((first = idle.peekFirst()) != null && first.idleSince() - oldest < 0) {
      discard(first);
    }
    for (Http2Connection connection : List.copyOf(http2)) {
      if (connection.idleBefore(oldest)) {
        connection.drain();
      }
    }
    if (idle.isEmpty() && http2.isEmpty()) {
      loop.remove(this);
    }
  }
}
