package dev.weir.gateway.listen;

import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.pipeline.Road;
import dev.weir.gateway.settings.ListenerSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the pipeline of a new connection: TLS, then the protocol that ALPN, the connection preface
 * or an upgrade decides on. Sharable; one per listener.
 */
final class Protocols extends ChannelInitializer<Channel> {
  /** How much of one upload may wait for its backend. */
  private static final int STREAM_WINDOW = 64 << 10;

  /** How much of all uploads of a connection may wait, so that one that waits stops no other. */
  private static final int CONNECTION_WINDOW = 16 * STREAM_WINDOW;

  private final ListenerSettings settings;
  private final @Nullable SslContext tls;
  private final Function<EventLoop, LoopContext> contexts;
  private final Road road;
  private final Drain drain;

  Protocols(
      ListenerSettings settings,
      @Nullable SslContext tls,
      Function<EventLoop, LoopContext> contexts,
      Road road,
      Drain drain) {
    this.settings = settings;
    this.tls = tls;
    this.contexts = contexts;
    this.road = road;
    this.drain = drain;
  }

  @Override
  protected void initChannel(Channel channel) {
    contexts.apply(channel.eventLoop()).opened(channel);
    road.connected();
    channel.closeFuture().addListener(closed -> road.disconnected());
    ChannelPipeline pipeline = channel.pipeline();
    if (tls != null) {
      SslHandler handler = tls.newHandler(channel.alloc());
      handler.setHandshakeTimeout(road.limits().headerTimeout().toMillis(), TimeUnit.MILLISECONDS);
      pipeline.addLast(handler, new ByAlpn(undecided(channel)));
    } else if (!settings.protocols().contains("http/1.1")) {
      http2(pipeline);
    } else if (settings.protocols().contains("h2c")) {
      pipeline.addLast(new PrefaceDetector(this, undecided(channel)));
    } else {
      http1(pipeline);
    }
  }

  private Undecided undecided(Channel channel) {
    return Undecided.watch(channel, contexts.apply(channel.eventLoop()), drain, road.limits());
  }

  private final class ByAlpn extends ApplicationProtocolNegotiationHandler {
    private final Undecided watch;

    ByAlpn(Undecided watch) {
      super(ApplicationProtocolNames.HTTP_1_1);
      this.watch = watch;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
      watch.decided();
      if (ApplicationProtocolNames.HTTP_2.equals(protocol)) {
        http2(ctx.pipeline());
      } else if (settings.protocols().contains(ApplicationProtocolNames.HTTP_1_1)) {
        http1(ctx.pipeline());
      } else {
        var unused = ctx.close(); // RFC 9113 §3.3: HTTP/2 over TLS must have been agreed on
      }
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }
  }

  /** HTTP/1.1 from here on. */
  void http1(ChannelPipeline pipeline) {
    Channel channel = pipeline.channel();
    RequestDecoder decoder = new RequestDecoder(road.limits());
    ResponseEncoder encoder = new ResponseEncoder();
    pipeline.addLast(decoder, encoder);
    if (tls == null && settings.protocols().contains("h2c")) {
      pipeline.addLast(new UpgradeDetector(this));
    }
    pipeline.addLast(
        new Http1Connection(
            road,
            contexts.apply(channel.eventLoop()),
            channel,
            client(channel),
            decoder,
            encoder,
            drain));
  }

  /** HTTP/2 from here on. */
  void http2(ChannelPipeline pipeline) {
    pipeline.addLast(http2Codec(), multiplex(), guard(pipeline.channel()));
  }

  Http2FrameCodec http2Codec() {
    return Http2FrameCodecBuilder.forServer()
        .validateRequiredPseudoHeaders(true)
        .initialSettings(
            Http2Settings.defaultSettings()
                .maxConcurrentStreams(128)
                .initialWindowSize(STREAM_WINDOW)
                .maxHeaderListSize(road.limits().maxHeaderSize()))
        .build();
  }

  Http2MultiplexHandler multiplex() {
    return new Http2MultiplexHandler(new Streams());
  }

  Http2Guard guard(Channel channel) {
    return new Http2Guard(drain, contexts.apply(channel.eventLoop()), road, CONNECTION_WINDOW);
  }

  private final class Streams extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      Channel connection = stream.parent();
      stream
          .pipeline()
          .addLast(
              new Http2StreamFrameToHttpObjectCodec(true),
              new Http2Stream(
                  road, contexts.apply(connection.eventLoop()), stream, client(connection)));
    }
  }

  private KnownClient client(Channel channel) {
    InetAddress address =
        channel.remoteAddress() instanceof InetSocketAddress peer
            ? peer.getAddress()
            : InetAddress.getLoopbackAddress();
    return KnownClient.peer(address, tls != null);
  }
}
