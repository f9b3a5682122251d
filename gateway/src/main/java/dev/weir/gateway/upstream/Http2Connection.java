package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.loop.ConnectionWindow;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 connection to a backend: many calls at once, each on its own stream. */
final class Http2Connection extends ChannelInboundHandlerAdapter {
  private static final int MOST_STREAMS = 100;

  /** How much of one answer may be on its way before somebody takes it. */
  private static final int STREAM_WINDOW = 256 << 10;

  /**
   * How much of all answers together. As large as the windows of a hundred streams, so that callers
   * who read slowly do not hold back the answers of others (RFC 9113 §5.2.2).
   */
  private static final int CONNECTION_WINDOW = MOST_STREAMS * STREAM_WINDOW;

  private final EndpointPool pool;
  private final Channel channel;
  private boolean settled;
  // RFC 9113 §6.5.2: no limit unless the peer says one; 100 is what it recommends at least
  private long maxStreams = MOST_STREAMS;
  private int streams;
  private boolean carried;
  private boolean draining;
  private @Nullable Throwable nonsense;
  private long idleSince = System.nanoTime();

  private Http2Connection(EndpointPool pool, Channel channel) {
    this.pool = pool;
    this.channel = channel;
  }

  /**
   * Speaks HTTP/2 on an open connection. The pool gets it when the backend has told its limits: one
   * that gets more streams than it allows may break the whole connection off.
   *
   * @param millis how long the backend may take; 0 for no limit
   */
  static void begin(EndpointPool pool, Channel channel, long millis) throws Http2Exception {
    Http2Connection connection = new Http2Connection(pool, channel);
    Http2FrameCodec codec =
        Http2FrameCodecBuilder.forClient()
            // whoever closes it means it: else Netty waits for the streams that shall end with it
            .gracefulShutdownTimeoutMillis(0)
            .initialSettings(
                Http2Settings.defaultSettings()
                    .pushEnabled(false)
                    .initialWindowSize(STREAM_WINDOW)
                    .maxHeaderListSize(64 << 10))
            .build();
    channel.pipeline().addLast(codec, new Http2MultiplexHandler(new RefusePush()), connection);
    ConnectionWindow.widen(codec, CONNECTION_WINDOW);
    channel.flush();
    if (millis > 0) {
      var unused = channel.eventLoop().schedule(connection::late, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void late() {
    if (!settled) {
      settled = true;
      pool.connectFailed(
          new Fault(FaultCode.UPSTREAM_CONNECT_TIMEOUT, pool.endpoint() + ": no SETTINGS in time"));
      var unused = channel.close();
    }
  }

  /** Begins a call on a new stream; false when no more streams may be opened. */
  boolean open(UpstreamCall call) {
    if (draining || !channel.isActive() || streams >= maxStreams) {
      return false;
    }
    boolean quiet = streams == 0 && carried;
    streams++;
    call.connecting();
    if (quiet && !call.repeatable()) {
      pool.loop().afterNextLook(() -> openStream(call));
    } else {
      openStream(call);
    }
    return true;
  }

  private void openStream(UpstreamCall call) {
    if (draining || !channel.isActive()) {
      goElsewhere(call);
      return;
    }
    new Http2StreamChannelBootstrap(channel)
        .handler(new Stream())
        .open()
        .addListener(
            (Future<Http2StreamChannel> opened) -> {
              if (!opened.isSuccess()) {
                goElsewhere(call);
              } else if (call.waiting()) {
                begin(call, opened.getNow());
              } else {
                ended();
                var unused = opened.getNow().close();
              }
            });
  }

  private void begin(UpstreamCall call, Http2StreamChannel stream) {
    stream.closeFuture().addListener(closed -> ended());
    UpstreamHandler handler = new UpstreamHandler(pool, stream, this, carried);
    stream.pipeline().addLast(handler);
    carried = true;
    handler.assign(call);
  }

  /** No stream came of it, so nothing was sent: the call looks for another connection. */
  private void goElsewhere(UpstreamCall call) {
    drain();
    ended();
    if (call.waiting()) {
      pool.acquire(call);
    }
  }

  /** Takes no more calls, and closes when the last one is done. */
  void drain() {
    draining = true;
    pool.draining(this);
    if (streams == 0) {
      var unused = channel.close();
    }
  }

  /**
   * How the backend broke HTTP/2, after which nothing on this connection means anything; or null.
   */
  @Nullable Throwable nonsense() {
    return nonsense;
  }

  /** Whether nobody has used it since a {@link System#nanoTime}. */
  boolean idleBefore(long time) {
    return streams == 0 && idleSince - time < 0;
  }

  private void ended() {
    streams--;
    idleSince = System.nanoTime();
    if (!draining) {
      pool.streamMayBeFree();
    } else if (streams == 0) {
      var unused = channel.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (msg instanceof Http2SettingsFrame settings) {
      settle(settings.settings());
    } else if (msg instanceof Http2GoAwayFrame) {
      drain();
    }
    ReferenceCountUtil.release(msg);
  }

  private void settle(Http2Settings settings) {
    Long limit = settings.maxConcurrentStreams();
    if (limit != null) {
      maxStreams = Math.min(limit, MOST_STREAMS);
    }
    if (settled) {
      pool.streamMayBeFree();
    } else {
      settled = true;
      pool.connected(this);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    draining = true;
    if (settled) {
      pool.closed(this);
    } else {
      settled = true;
      pool.connectFailed(
          nonsense == null
              ? new Fault(
                  FaultCode.UPSTREAM_CLOSED,
                  pool.endpoint() + " closed without a word; does it speak HTTP/2?")
              : new Fault(
                  FaultCode.UPSTREAM_MALFORMED, pool.endpoint() + " does not speak HTTP/2"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      return; // the socket is gone and closed by the transport; a GOAWAY would have nowhere to go
    }
    if (cause instanceof Http2Exception) {
      nonsense = cause;
    }
    var unused = ctx.close();
  }

  private static final class Stream extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream.config().setAutoClose(false); // what came before a reset is still read
      stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false, false));
    }
  }

  /** We never allow the backend to push. */
  @io.netty.channel.ChannelHandler.Sharable
  private static final class RefusePush extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      var unused = ctx.close();
    }
  }
}
