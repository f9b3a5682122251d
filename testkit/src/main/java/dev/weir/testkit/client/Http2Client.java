package dev.weir.testkit.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 connection to the gateway: by prior knowledge, or over TLS. Thread-safe. */
public final class Http2Client implements ClientConnection {
  /** All clients share one thread, which stays. */
  static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("test-http2", true), NioIoHandler.newFactory());

  private final Channel channel;
  private final String authority;
  private final boolean secure;
  private volatile boolean goAway;

  private Http2Client(Channel channel, String authority, boolean secure) {
    this.channel = channel;
    this.authority = authority;
    this.secure = secure;
  }

  /** Connects, with TLS when a context is given. */
  public static Http2Client connect(InetSocketAddress address, @Nullable SslContext tls) {
    Channel channel =
        new Bootstrap()
            .group(LOOP)
            .channel(NioSocketChannel.class)
            .handler(new Connected(address, tls))
            .connect(address)
            .syncUninterruptibly()
            .channel();
    Http2Client client =
        new Http2Client(channel, address.getHostString() + ":" + address.getPort(), tls != null);
    channel.pipeline().addLast(client.new Watch());
    channel.eventLoop().submit(() -> widen(channel)).syncUninterruptibly();
    return client;
  }

  /** A test that leaves one answer unread shall still get the others (RFC 9113 §5.2). */
  private static @Nullable Void widen(Channel channel) throws Http2Exception {
    Http2Connection protocol = channel.pipeline().get(Http2FrameCodec.class).connection();
    protocol.local().flowController().incrementWindowSize(protocol.connectionStream(), 16 << 20);
    channel.flush();
    return null;
  }

  private static final class Connected extends ChannelInitializer<Channel> {
    private final InetSocketAddress address;
    private final @Nullable SslContext tls;

    Connected(InetSocketAddress address, @Nullable SslContext tls) {
      this.address = address;
      this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (tls != null) {
        channel
            .pipeline()
            .addLast(tls.newHandler(channel.alloc(), address.getHostString(), address.getPort()));
      }
      channel
          .pipeline()
          .addLast(
              Http2FrameCodecBuilder.forClient().build(),
              new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
    }
  }

  private final class Watch extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
      if (msg instanceof Http2GoAwayFrame) {
        goAway = true;
      }
      ReferenceCountUtil.release(msg);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }
  }

  @Override
  public OpenCall open(Ask ask) {
    Http2StreamChannel stream =
        new Http2StreamChannelBootstrap(channel)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened.config().setAutoRead(false);
                    opened.config().setAutoClose(false); // a reset stream can still be read
                    opened.pipeline().addLast(new FrameQueue(opened));
                  }
                })
            .open()
            .syncUninterruptibly()
            .getNow();
    return Http2Call.send(stream, ask, secure);
  }

  @Override
  public String authority() {
    return authority;
  }

  /** Whether the gateway has said that it takes no more requests. */
  public boolean goAway() {
    return goAway;
  }

  @Override
  public boolean closedByPeer() {
    return !channel.isActive();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }
}
