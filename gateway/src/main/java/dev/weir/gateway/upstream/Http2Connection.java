package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
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

/** An HTTP/2 connection to a backend: many calls at once, each on its own stream. */
final class Http2Connection extends ChannelInboundHandlerAdapter {
  private final EndpointPool pool;
  private final Channel channel;
  // RFC 9113 §6.5.2: no limit until the peer says one; 100 is what it recommends at least
  private long maxStreams = 100;
  private int streams;
  private boolean draining;

  private Http2Connection(EndpointPool pool, Channel channel) {
    this.pool = pool;
    this.channel = channel;
  }

  /** Speaks HTTP/2 on an open connection. */
  static Http2Connection on(EndpointPool pool, Channel channel) {
    Http2Connection connection = new Http2Connection(pool, channel);
    Http2FrameCodec codec =
        Http2FrameCodecBuilder.forClient()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .pushEnabled(false)
                    .initialWindowSize(256 << 10)
                    .maxHeaderListSize(64 << 10))
            .build();
    channel.pipeline().addLast(codec, new Http2MultiplexHandler(new RefusePush()), connection);
    return connection;
  }

  /** Begins a call on a new stream; false when no more streams may be opened. */
  boolean open(UpstreamCall call) {
    if (draining || !channel.isActive() || streams >= maxStreams) {
      return false;
    }
    streams++;
    call.connecting();
    new Http2StreamChannelBootstrap(channel)
        .handler(new Stream())
        .open()
        .addListener(
            (Future<Http2StreamChannel> opened) -> {
              if (!opened.isSuccess()) {
                ended();
                call.failed(
                    new Fault(
                        FaultCode.UPSTREAM_CLOSED,
                        pool.endpoint() + ": no stream",
                        opened.cause()));
              } else if (call.waiting()) {
                Http2StreamChannel stream = opened.getNow();
                stream.closeFuture().addListener(closed -> ended());
                UpstreamHandler handler = new UpstreamHandler(pool, stream, null);
                stream.pipeline().addLast(handler);
                handler.assign(call);
              } else {
                ended();
                var unused = opened.getNow().close();
              }
            });
    return true;
  }

  /** Takes no more calls, and closes when the last one is done. */
  void drain() {
    draining = true;
    pool.draining(this);
    if (streams == 0) {
      var unused = channel.close();
    }
  }

  private void ended() {
    streams--;
    if (draining && streams == 0) {
      var unused = channel.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (msg instanceof Http2SettingsFrame settings) {
      Long limit = settings.settings().maxConcurrentStreams();
      if (limit != null) {
        maxStreams = limit;
      }
    } else if (msg instanceof Http2GoAwayFrame) {
      drain();
    }
    ReferenceCountUtil.release(msg);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    pool.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }

  private static final class Stream extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
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
