package dev.weir.gateway.listen;

import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.loop.Transport;
import dev.weir.gateway.pipeline.Road;
import dev.weir.gateway.settings.ListenerSettings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.function.Function;

/** One open address where callers come in. */
public final class Listener implements AutoCloseable {
  private final ListenerSettings settings;
  private final Channel channel;

  private Listener(ListenerSettings settings, Channel channel) {
    this.settings = settings;
    this.channel = channel;
  }

  /**
   * Opens it.
   *
   * @throws IllegalStateException when the address is taken or cannot be had, or the TLS files
   *     cannot be used; the message says which
   */
  public static Listener open(
      ListenerSettings settings,
      Transport transport,
      EventLoopGroup acceptor,
      EventLoopGroup workers,
      Function<EventLoop, LoopContext> contexts,
      Road road,
      Drain drain) {
    SslContext tls = settings.tls().map(t -> ListenerTls.context(settings, t)).orElse(null);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(acceptor, workers)
            .channel(transport.server())
            .option(ChannelOption.SO_BACKLOG, 4096)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(32 << 10, 64 << 10))
            .childHandler(new Protocols(settings, tls, contexts, road, drain));
    InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
    if (address.isUnresolved()) {
      throw new IllegalStateException(
          "listener " + settings.name() + ": unknown address " + settings.address());
    }
    var bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IllegalStateException(
          "listener "
              + settings.name()
              + ": cannot listen on "
              + settings.address()
              + ":"
              + settings.port()
              + ": "
              + bound.cause().getMessage(),
          bound.cause());
    }
    return new Listener(settings, bound.channel());
  }

  /** What it was opened with. */
  public ListenerSettings settings() {
    return settings;
  }

  /** Where it listens; tells the port where 0 was asked for. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Accepts nobody any more; connections that are open go on. */
  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }
}
