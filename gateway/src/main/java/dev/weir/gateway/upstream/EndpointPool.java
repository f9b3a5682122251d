package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.LoopContext;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one endpoint, and the calls that wait for one. Called on
 * that loop only, where nothing else is said. The last connection used is the first used again, so
 * that surplus ones grow old and are closed.
 */
final class EndpointPool extends LoopContext.Ticking {
  /**
   * How long a connection may have been idle and still carry a call that cannot be repeated. A
   * backend that closes idle connections does so after seconds, so within this time a close can
   * hardly be on its way.
   */
  private static final long FRESH_NANOS = 500_000_000L;

  private final Endpoint endpoint;
  private final LoopContext loop;
  private final ArrayDeque<UpstreamHandler> idle = new ArrayDeque<>();
  private final ArrayDeque<UpstreamCall> waiters = new ArrayDeque<>();
  private final List<Http2Connection> http2 = new ArrayList<>();
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
      return;
    }
    for (Http2Connection connection : http2) {
      if (connection.open(call)) {
        return;
      }
    }
    if (connecting > 0 && endpoint.http2PriorKnowledge()) {
      call.connecting();
      waiters.add(call);
    } else if (endpoint.tryOpen()) {
      call.connecting();
      waiters.add(call);
      connect();
    } else if (endpoint.tryWait()) {
      queued++;
      call.queued();
      waiters.add(call);
    } else {
      call.failed(
          new Fault(
              FaultCode.UPSTREAM_BUSY,
              endpoint + ": " + endpoint.connections().queue() + " calls wait already"));
    }
  }

  private @Nullable UpstreamHandler pooled(UpstreamCall call) {
    if (!call.mayUseAnyPooled()) {
      return null;
    }
    while (true) {
      UpstreamHandler last = idle.peekLast();
      if (last == null) {
        return null;
      }
      if (!last.usable()) {
        idle.pollLast();
        continue;
      }
      if (!call.mayUseIdle() && System.nanoTime() - last.idleSince() > FRESH_NANOS) {
        return null; // the others have been idle even longer
      }
      idle.pollLast();
      return last;
    }
  }

  private void connect() {
    connecting++;
    endpoint.connector().connect(this);
  }

  /** A new HTTP/1.1 connection is there. */
  void connected(UpstreamHandler connection) {
    connecting--;
    serve(connection);
  }

  /** A new HTTP/2 connection is there. */
  void connected(Http2Connection connection) {
    connecting--;
    http2.add(connection);
    UpstreamCall next;
    while ((next = nextWaiter()) != null) {
      if (!connection.open(next)) {
        acquire(next);
        return;
      }
    }
  }

  /** No connection came of it: one waiting call hears why. */
  void connectFailed(Fault fault) {
    connecting--;
    endpoint.opened(-1);
    UpstreamCall next = nextWaiter();
    if (next != null) {
      next.failed(fault);
    }
  }

  /** A connection has done its exchange and may carry another. */
  void release(UpstreamHandler connection) {
    if (endpoint.retired()) {
      var unused = connection.channel().close();
      return;
    }
    if (waiters.isEmpty() && endpoint.waitingCalls() > 0) {
      // calls wait on other loops only: they can open their own once this one is gone
      var unused = connection.channel().close();
      return;
    }
    serve(connection);
  }

  private void serve(UpstreamHandler connection) {
    UpstreamCall next = nextWaiter();
    if (next != null) {
      connection.assign(next);
    } else {
      idle.addLast(connection);
      loop.add(this);
    }
  }

  private @Nullable UpstreamCall nextWaiter() {
    while (true) {
      UpstreamCall next = waiters.pollFirst();
      if (next == null) {
        return null;
      }
      if (next.state() == UpstreamCall.State.QUEUED) {
        queued--;
        endpoint.stopWaiting();
      }
      if (next.waiting()) {
        return next;
      }
    }
  }

  /** The call does not wait any more. */
  void forget(UpstreamCall call, boolean wasQueued) {
    if (waiters.remove(call) && wasQueued) {
      queued--;
      endpoint.stopWaiting();
    }
  }

  /** An HTTP/1.1 connection has ended. */
  void closed(UpstreamHandler connection) {
    if (connection.pooledConnection()) {
      idle.remove(connection);
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

  /** From any thread: closes what is idle now. */
  void closeIdle() {
    loop.loop()
        .execute(
            () -> {
              for (UpstreamHandler connection : List.copyOf(idle)) {
                var unused = connection.channel().close();
              }
              for (Http2Connection connection : List.copyOf(http2)) {
                connection.drain();
              }
            });
  }

  @Override
  protected void tick(long now) {
    long oldest = now - endpoint.connections().idle().toNanos();
    UpstreamHandler first;
    while ((first = idle.peekFirst()) != null && first.idleSince() - oldest < 0) {
      idle.pollFirst();
      Channel channel = first.channel();
      var unused = channel.close();
    }
    if (idle.isEmpty()) {
      loop.remove(this);
    }
  }
}
