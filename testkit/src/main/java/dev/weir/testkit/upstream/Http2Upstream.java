package dev.weir.testkit.upstream;

import dev.weir.testkit.TestCertificate;
import dev.weir.testkit.client.FrameQueue;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 backend, one thread per stream. */
final class Http2Upstream extends FakeUpstream {
  private static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("test-http2-upstream", true), NioIoHandler.newFactory());

  private final @Nullable TestCertificate certificate;
  private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
  private final int maxStreams;
  private @Nullable Channel server;
  private int port;

  private Http2Upstream(@Nullable TestCertificate certificate, int maxStreams) {
    this.certificate = certificate;
    this.maxStreams = maxStreams;
  }

  static Http2Upstream start(@Nullable TestCertificate certificate, int maxStreams) {
    Http2Upstream upstream = new Http2Upstream(certificate, maxStreams);
    upstream.server =
        new ServerBootstrap()
            .group(LOOP)
            .channel(NioServerSocketChannel.class)
            .option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true)
            .childHandler(upstream.new Accepted())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
    upstream.port = ((InetSocketAddress) upstream.server().localAddress()).getPort();
    return upstream;
  }

  private final class Accepted extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel connection) {
      int number = accepted.incrementAndGet();
      open.incrementAndGet();
      connections.add(connection);
      connection
          .closeFuture()
          .addListener(
              closed -> {
                open.decrementAndGet();
                connections.remove(connection);
              });
      if (certificate != null) {
        connection.pipeline().addLast(certificate.http2Server().newHandler(connection.alloc()));
      }
      connection
          .pipeline()
          .addLast(
              Http2FrameCodecBuilder.forServer()
                  .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(maxStreams))
                  .decoupleCloseAndGoAway(true)
                  .build(),
              new Http2MultiplexHandler(new Streams(number)),
              new Rest());
    }
  }

  private static final class Rest extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
      ReferenceCountUtil.release(msg);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }
  }

  private final class Streams extends ChannelInitializer<Channel> {
    private final int connection;

    Streams(int connection) {
      this.connection = connection;
    }

    @Override
    protected void initChannel(Channel stream) {
      stream.config().setAutoRead(false);
      FrameQueue events = new FrameQueue(stream);
      stream.pipeline().addLast(events);
      Thread thread = new Thread(() -> serve(stream, events, connection), "fake-upstream");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void serve(Channel stream, FrameQueue events, int connection) {
    if (events.next() instanceof FrameQueue.Event.Fields head) {
      Http2Received request = new Http2Received(connection, head.frame(), events);
      arrived(request);
      try {
        script().answer(request, new Http2Line(stream, request));
      } catch (IOException gone) {
        var unused = stream.close();
      }
    }
  }

  private Channel server() {
    Channel known = server;
    if (known == null) {
      throw new IllegalStateException("not started");
    }
    return known;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  boolean secure() {
    return certificate != null;
  }

  @Override
  public void closeConnections() {
    List.copyOf(connections).forEach(connection -> connection.close().awaitUninterruptibly());
  }

  @Override
  public void goAway() {
    connections.forEach(
        connection ->
            connection
                .writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR))
                .awaitUninterruptibly());
  }

  @Override
  public void refuse() {
    hold();
    server().close().syncUninterruptibly();
  }

  @Override
  public void close() {
    server().close().syncUninterruptibly();
    closeConnections();
    letGo();
  }
}
