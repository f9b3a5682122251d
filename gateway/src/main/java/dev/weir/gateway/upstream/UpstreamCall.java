package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.LoopContext;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to one endpoint, and its answer. Lives on one event loop. A call that
 * meets a pooled connection which the backend has just closed is sent once more on a fresh one,
 * where that is safe: nothing of a body was written and the method is idempotent (RFC 9110 §9.2.2).
 */
public final class UpstreamCall {
  private final LoopContext loop;
  private final Endpoint endpoint;
  private final HttpRequest head;
  private final boolean hasBody;
  private final UpstreamListener listener;
  private State state = State.NEW;
  private @Nullable UpstreamHandler connection;
  private boolean requestDone;
  private boolean bodyWritten;
  private boolean retried;

  /** Where a call stands. */
  public enum State {
    NEW,
    /** No connection is free and no more may be opened. */
    QUEUED,
    CONNECTING,
    SENT,
    ANSWERING,
    DONE
  }

  /**
   * A call that has not begun.
   *
   * @param head the request's head as the endpoint shall see it, hop-by-hop headers already removed
   * @param hasBody whether {@link #write} will be called
   */
  public UpstreamCall(
      LoopContext loop,
      Endpoint endpoint,
      HttpRequest head,
      boolean hasBody,
      UpstreamListener listener) {
    this.loop = loop;
    this.endpoint = endpoint;
    this.head = head;
    this.hasBody = hasBody;
    this.listener = listener;
  }

  /** Takes a connection, or opens one, and sends the head. May call the listener at once. */
  public void start() {
    endpoint.pool(loop).acquire(this);
  }

  /** Where it stands. */
  public State state() {
    return state;
  }

  /** Where it goes. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** How long it may stay {@link State#QUEUED}. */
  public Duration patience() {
    return endpoint.connections().patience();
  }

  /** Sends some of the body. Only after {@code ready}; takes ownership. */
  public void write(HttpContent content) {
    UpstreamHandler to = connection;
    if (to == null || state == State.DONE) {
      ReferenceCountUtil.release(content);
      return;
    }
    bodyWritten = bodyWritten || content.content().isReadable();
    if (content instanceof LastHttpContent) {
      requestDone = true;
    }
    to.write(content);
    if (requestDone) {
      to.requestWritten();
    }
  }

  /** Puts what was written on the wire. */
  public void flush() {
    if (connection != null) {
      connection.flush();
    }
  }

  /** Whether the wire takes more of the body just now. */
  public boolean writable() {
    return connection != null && connection.channel().isWritable();
  }

  /** Stops or resumes reading the answer. */
  public void reading(boolean yes) {
    if (connection != null) {
      connection.channel().config().setAutoRead(yes);
    }
  }

  /** Gives up: the connection is closed (or the stream reset). The listener hears nothing more. */
  public void cancel() {
    State before = state;
    state = State.DONE;
    if (before == State.QUEUED || before == State.CONNECTING) {
      endpoint.pool(loop).forget(this, before == State.QUEUED);
    } else if (connection != null) {
      connection.abandon();
      connection = null;
    }
  }

  void queued() {
    state = State.QUEUED;
  }

  void connecting() {
    state = State.CONNECTING;
  }

  boolean waiting() {
    return state == State.QUEUED || state == State.CONNECTING;
  }

  HttpRequest head() {
    return head;
  }

  /** Whether it may go on a connection that was idle for a while, and might just be closing. */
  boolean mayUseIdle() {
    return !retried && !hasBody && idempotent();
  }

  boolean mayUseAnyPooled() {
    return !retried;
  }

  /** A connection is there. */
  void assigned(UpstreamHandler to) {
    connection = to;
    state = State.SENT;
    if (hasBody) {
      to.write(head);
    } else {
      requestDone = true;
      to.write(whole(head));
      to.requestWritten();
      to.flush();
    }
    listener.ready();
  }

  /** Head and end in one message, which is one buffer on the wire. */
  private static HttpRequest whole(HttpRequest head) {
    return new DefaultFullHttpRequest(
        head.protocolVersion(),
        head.method(),
        head.uri(),
        Unpooled.EMPTY_BUFFER,
        head.headers(),
        EmptyHttpHeaders.INSTANCE);
  }

  boolean requestDone() {
    return requestDone;
  }

  void answered(HttpResponse response) {
    if (response.status().code() < 200 && response.status().code() != 101) {
      listener.interim(response);
      return;
    }
    state = State.ANSWERING;
    listener.head(response);
  }

  void content(HttpContent content) {
    if (state == State.DONE) {
      ReferenceCountUtil.release(content);
    } else if (content instanceof LastHttpContent last) {
      state = State.DONE;
      connection = null;
      listener.end(last);
    } else {
      listener.content(content);
    }
  }

  void writabilityChanged(Channel channel) {
    listener.writable(channel.isWritable());
  }

  void readComplete() {
    listener.readComplete();
  }

  /** The connection ended before the answer did. */
  void connectionLost(boolean reused, @Nullable Throwable cause) {
    connection = null;
    if (state == State.SENT && reused && !retried && !bodyWritten && !hasBody && idempotent()) {
      retried = true;
      state = State.NEW;
      requestDone = false;
      endpoint.pool(loop).acquire(this);
      return;
    }
    failed(
        new Fault(
            FaultCode.UPSTREAM_CLOSED,
            endpoint + (state == State.ANSWERING ? " closed in mid-answer" : " closed early"),
            cause));
  }

  void failed(Fault fault) {
    if (state != State.DONE) {
      state = State.DONE;
      connection = null;
      listener.failed(fault);
    }
  }

  private boolean idempotent() {
    HttpMethod method = head.method();
    return method.equals(HttpMethod.GET)
        || method.equals(HttpMethod.HEAD)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.DELETE)
        || method.equals(HttpMethod.OPTIONS)
        || method.equals(HttpMethod.TRACE);
  }
}
