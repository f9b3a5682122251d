package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.loop.Reading;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to one endpoint, and its answer. Lives on one event loop.
 *
 * <p>A call that meets a dead connection is sent once more on another one, where that is safe: the
 * backend said that it did not look at it (RFC 9113 §8.7), or the connection had been used before
 * and the method is idempotent (RFC 9110 §9.2.2), and what was written of the body is still here.
 */
public final class UpstreamCall {
  /** How often a call is sent again that no backend has looked at. */
  private static final int UNSEEN = 3;

  private final LoopContext loop;
  private final Endpoint endpoint;
  private final HttpRequest head;
  private final boolean hasBody;
  private final UpstreamListener listener;
  private State state = State.NEW;
  private @Nullable UpstreamHandler connection;
  private @Nullable Replay written;
  private boolean requestDone;
  private boolean bodyWritten;
  private int lost;

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
    bodyWritten = true;
    if (written != null) {
      written.keep(content);
    }
    requestDone = content instanceof LastHttpContent;
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
      Reading.set(connection.channel(), yes);
    }
  }

  /** Gives up: the connection is closed (or the stream reset). The listener hears nothing more. */
  public void cancel() {
    State before = state;
    done();
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

  /**
   * Whether it may be sent twice: so it may go on a connection that was idle for long and might
   * just be closing.
   */
  boolean repeatable() {
    return idempotent()
        && (!hasBody || HttpUtil.getContentLength(head, Long.MAX_VALUE) <= Replay.MOST);
  }

  /** Whether it may go on a connection that was used before: not when it has met a dead one. */
  boolean mayUsePooled() {
    return lost == 0;
  }

  /** A connection is there. */
  void assigned(UpstreamHandler to) {
    connection = to;
    state = State.SENT;
    Replay before = written;
    if (!hasBody) {
      requestDone = true;
      to.writeHead(whole(head));
    } else {
      to.writeHead(head);
      if (before != null) {
        before.giveTo(to::write);
      } else if (to.mayBeLost()) {
        written = new Replay();
      }
    }
    if (requestDone) {
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

  void answered(HttpResponse response) {
    if (response.status().code() < 200 && response.status().code() != 101) {
      listener.interim(response);
      return;
    }
    state = State.ANSWERING;
    dropWritten();
    listener.head(response);
  }

  void content(HttpContent content) {
    if (state == State.DONE) {
      ReferenceCountUtil.release(content);
    } else if (content instanceof LastHttpContent last) {
      done();
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

  /**
   * The connection ended before the answer did.
   *
   * @param reused whether it had carried another call before
   * @param unseen whether the backend is known not to have looked at the request
   */
  void connectionLost(boolean reused, boolean unseen, @Nullable Throwable cause) {
    connection = null;
    boolean harmless = unseen ? lost < UNSEEN : reused && lost == 0 && idempotent();
    if (state == State.SENT && harmless && (!bodyWritten || (written != null && written.whole()))) {
      lost++;
      state = State.NEW;
      listener.again();
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
      done();
      connection = null;
      listener.failed(fault);
    }
  }

  private void done() {
    state = State.DONE;
    dropWritten();
  }

  private void dropWritten() {
    if (written != null) {
      written.drop();
      written = null;
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
