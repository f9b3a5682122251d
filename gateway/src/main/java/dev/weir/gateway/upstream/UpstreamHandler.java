package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.CodecNotes;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * The end of the pipeline of a connection to a backend, or of one HTTP/2 stream: carries one {@link
 * UpstreamCall} at a time. A connection goes back to its pool only when its exchange is complete
 * both ways.
 */
final class UpstreamHandler extends ChannelInboundHandlerAdapter {
  private final EndpointPool pool;
  private final Channel channel;
  private final @Nullable ResponseDecoder decoder;
  private final @Nullable Http2Connection connection;
  private @Nullable UpstreamCall call;
  private @Nullable UpstreamCall next;
  private boolean reused;
  private boolean counted;
  private boolean unseen;
  private boolean requestWritten;
  private boolean responseRead;
  private boolean keepAlive;
  private boolean interim;
  private @Nullable Throwable cause;
  private long idleSince;

  /** For a new HTTP/1.1 connection. */
  UpstreamHandler(EndpointPool pool, Channel channel, ResponseDecoder decoder) {
    this.pool = pool;
    this.channel = channel;
    this.decoder = decoder;
    this.connection = null;
    this.counted = true;
  }

  /** For one HTTP/2 stream; {@code reused} when its connection has carried others before. */
  UpstreamHandler(EndpointPool pool, Channel channel, Http2Connection connection, boolean reused) {
    this.pool = pool;
    this.channel = channel;
    this.decoder = null;
    this.connection = connection;
    this.reused = reused;
  }

  Channel channel() {
    return channel;
  }

  long idleSince() {
    return idleSince;
  }

  /** From now on it does not count among the open connections; false when it did not before. */
  boolean stopCounting() {
    boolean before = counted;
    counted = false;
    return before;
  }

  /** Whether it may turn out that the backend has not looked at what was sent here. */
  boolean mayBeLost() {
    return reused || decoder == null;
  }

  boolean usable() {
    return channel.isActive() && call == null;
  }

  /**
   * Begins a call. One that must not be sent twice waits until the event loop has looked at its
   * sockets once more: a connection that the backend has closed by then is not used.
   */
  void assign(UpstreamCall following) {
    if (reused && decoder != null && !following.repeatable()) {
      next = following;
      following.connecting();
      pool.loop().afterNextLook(this::beginNext);
    } else {
      begin(following);
    }
  }

  private void beginNext() {
    UpstreamCall following = next;
    if (following == null || !channel.isActive()) {
      return; // the end of the connection has been seen, or will be in a moment
    }
    next = null;
    if (following.waiting()) {
      begin(following);
    } else {
      pool.release(this);
    }
  }

  private void begin(UpstreamCall following) {
    call = following;
    requestWritten = false;
    responseRead = false;
    unseen = false;
    keepAlive = true;
    if (decoder != null) {
      decoder.expect(following.head().method());
    }
    following.assigned(this);
  }

  /**
   * Writes a head, or a whole request. What cannot be written, not even to the operating system, no
   * backend has looked at.
   */
  void writeHead(HttpRequest head) {
    UpstreamCall current = call;
    if (decoder == null || (reused && current != null && !current.repeatable())) {
      var unused = channel.write(head).addListener(written -> unseen |= !written.isSuccess());
    } else {
      write(head);
    }
  }

  void write(Object msg) {
    // of a write that fails nobody hears: the answer may be there already, or the end is read
    var unused = channel.write(msg, channel.unsafe().voidPromise());
  }

  void flush() {
    channel.flush();
  }

  /** The request is complete. */
  void requestWritten() {
    requestWritten = true;
    releaseIfComplete();
  }

  /** Nobody waits for the answer any more. */
  void abandon() {
    call = null;
    keepAlive = false;
    var unused = channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    UpstreamCall current = call;
    if (current == null || !(msg instanceof HttpObject object)) {
      ReferenceCountUtil.release(msg);
      if (current == null && decoder != null) {
        // bytes that nobody asked for: whatever they are, this connection is out of step
        var unused = ctx.close();
      }
      return;
    }
    Throwable flaw = flaw(object);
    if (flaw != null) {
      ReferenceCountUtil.release(msg);
      if (!(flaw instanceof PrematureChannelClosureException)) { // the end itself comes next
        malformed(flaw);
      }
      return;
    }
    if (msg instanceof FullHttpResponse full) {
      HttpResponse head =
          new DefaultHttpResponse(full.protocolVersion(), full.status(), full.headers());
      onHead(current, head);
      if (interim) {
        full.release();
      } else {
        onContent(current, new DefaultLastHttpContent(full.content(), full.trailingHeaders()));
      }
      interim = false;
    } else if (msg instanceof HttpResponse response) {
      onHead(current, response);
    } else if (msg instanceof HttpContent content) {
      if (interim && content instanceof LastHttpContent) {
        interim = false;
        content.release();
      } else if (cause != null && content instanceof LastHttpContent) {
        content.release(); // RFC 9112 §8: an end by an error, not by a close, ends no answer
      } else {
        onContent(current, content);
      }
    }
  }

  /** Why nobody can use it; null when it is sound. */
  private static @Nullable Throwable flaw(HttpObject object) {
    if (object instanceof HttpResponse response) {
      int status = response.status().code();
      if (status < 100 || status > 999) { // RFC 9110 §15: three digits
        return new IllegalArgumentException("no status: " + status);
      }
    }
    return object.decoderResult().cause();
  }

  private void onHead(UpstreamCall current, HttpResponse response) {
    if (decoder == null) {
      CodecNotes.remove(response.headers());
    }
    int status = response.status().code();
    interim = status < 200 && status != 101;
    if (!interim && !HttpUtil.isKeepAlive(response)) {
      keepAlive = false;
    }
    current.answered(response);
  }

  private void onContent(UpstreamCall current, HttpContent content) {
    if (content instanceof LastHttpContent) {
      responseRead = true;
      call = null;
      current.content(content);
      if (requestWritten) {
        releaseIfComplete();
      } else {
        // An early answer to an unfinished upload: the rest of the upload has nowhere to go.
        var unused = channel.close();
      }
    } else {
      current.content(content);
    }
  }

  private void releaseIfComplete() {
    if (!requestWritten || !responseRead) {
      return;
    }
    if (decoder == null) {
      return; // an HTTP/2 stream ends by itself
    }
    if (keepAlive && channel.isActive()) {
      reused = true;
      idleSince = System.nanoTime();
      channel.config().setAutoRead(true);
      pool.release(this);
    } else {
      var unused = channel.close();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (call != null) {
      call.readComplete();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (call != null) {
      call.writabilityChanged(channel);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (decoder != null) {
      pool.closed(this);
    }
    Throwable nonsense = connection == null ? null : connection.nonsense();
    if (nonsense != null) {
      malformed(nonsense);
    }
    UpstreamCall current = call;
    UpstreamCall following = next;
    call = null;
    next = null;
    if (current != null) {
      current.connectionLost(reused, unseen, cause);
    }
    if (following != null && following.waiting()) {
      pool.acquire(following);
    }
  }

  // RFC 9113 §8.7: what a backend guarantees not to have looked at
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    unseen |=
        event instanceof Http2GoAwayFrame
            || (event instanceof Http2ResetFrame reset
                && reset.errorCode() == Http2Error.REFUSED_STREAM.code());
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    cause = thrown;
    var unused = ctx.close();
  }

  private void malformed(Throwable why) {
    UpstreamCall current = call;
    call = null;
    keepAlive = false;
    var unused = channel.close();
    if (current != null) {
      current.failed(
          new Fault(FaultCode.UPSTREAM_MALFORMED, pool.endpoint() + ": " + why.getMessage(), why));
    }
  }
}
