package dev.weir.gateway.admin;

import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.settings.AdminSettings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The admin port: {@code /live}, {@code /ready} and {@code /metrics} for everybody who can reach
 * it, {@code /status}, {@code /plan}, {@code /explain}, {@code /logs} and {@code /log-level} with
 * the token. Thread-safe.
 */
public final class AdminServer implements AutoCloseable {
  private static final int LARGEST_BODY = 1024;
  private static final int IDLE_SECONDS = 30;

  private final EventLoopGroup group;
  private final Channel channel;

  private AdminServer(EventLoopGroup group, Channel channel) {
    this.group = group;
    this.channel = channel;
  }

  /**
   * Opens the port.
   *
   * @throws IOException when the token's file is not as it must be, or the port cannot be opened;
   *     nothing is left open then
   */
  public static AdminServer open(AdminSettings settings, AdminView view, Metrics metrics)
      throws IOException {
    AdminToken token = AdminToken.read(settings.tokenFile());
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("weir-admin", true), NioIoHandler.newFactory());
    LevelChanges levels = new LevelChanges(view::log, group, Clock.systemUTC());
    AdminHandler handler =
        new AdminHandler(
            new AdminPages(view, metrics, token, new AdminHost(settings.address()), levels));
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel child) {
                    child
                        .pipeline()
                        .addLast(
                            new IdleStateHandler(0, 0, IDLE_SECONDS),
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LARGEST_BODY),
                            handler);
                  }
                })
            .bind(settings.address(), settings.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
      throw new IOException(
          "cannot open the admin port "
              + settings.address()
              + ":"
              + settings.port()
              + ": "
              + bound.cause().getMessage(),
          bound.cause());
    }
    return new AdminServer(group, bound.channel());
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
