package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
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
  private @Nullable UpstreamCall call;
  private boolean reused;
  private boolean requestWritten;
  private boolean responseRead;
  private boolean keepAlive;
  private boolean interim;
  private @Nullable Throwable cause;
  private long idleSince;

  /** For HTTP/1.1 with its decoder; for one HTTP/2 stream without. */
  UpstreamHandler(EndpointPool pool, Channel channel, @Nullable ResponseDecoder decoder) {
    this.pool = pool;
    this.channel = channel;
    this.decoder = decoder;
  }

  Channel channel() {
    return channel;
  }

  long idleSince() {
    return idleSince;
  }

  /** Whether it is a connection of its own, not a stream of one. */
  boolean pooledConnection() {
    return decoder != null;
  }

  boolean usable() {
    return channel.isActive() && call == null;
  }

  /** Begins a call. */
  void assign(UpstreamCall next) {
    call = next;
    requestWritten = false;
    responseRead = false;
    keepAlive = true;
    if (decoder != null) {
      decoder.expect(next.head().method());
    }
    next.assigned(this);
  }

  void write(Object msg) {
    var unused = channel.write(msg, channel.voidPromise());
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
    if (object.decoderResult().isFailure()) {
      ReferenceCountUtil.release(msg);
      malformed(object.decoderResult().cause());
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
      } else {
        onContent(current, content);
      }
    }
  }

  private void onHead(UpstreamCall current, HttpResponse response) {
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
      releaseIfComplete();
      if (!requestWritten) {
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
    pool.closed(this);
    UpstreamCall current = call;
    call = null;
    if (current != null) {
      current.connectionLost(reused, cause);
    }
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
