package dev.weir.gateway.loop;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tries a transport: accept, read and write on loopback. A kernel may offer io_uring and still
 * refuse some of its calls (containers with a seccomp filter do), so asking is not enough.
 */
final class TransportProbe {
  private TransportProbe() {}

  /** Whether a byte went there and came back. */
  static boolean works(Transport transport) {
    EventLoopGroup group = null;
    try {
      group = new MultiThreadIoEventLoopGroup(1, transport.ioHandler().get());
      return exchangesByte(transport, group);
    } catch (RuntimeException | LinkageError e) {
      return false;
    } finally {
      if (group != null) {
        var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      }
    }
  }

  private static boolean exchangesByte(Transport transport, EventLoopGroup group) {
    CountDownLatch echoed = new CountDownLatch(1);
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(transport.server())
            .childHandler(new Echo())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
    Channel client =
        new Bootstrap()
            .group(group)
            .channel(transport.socket())
            .handler(new Await(echoed))
            .connect(server.localAddress())
            .syncUninterruptibly()
            .channel();
    try {
      var unused = client.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {'w'}));
      return echoed.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      client.close().syncUninterruptibly();
      server.close().syncUninterruptibly();
    }
  }

  @io.netty.channel.ChannelHandler.Sharable
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
      var unused = ctx.writeAndFlush(msg);
    }
  }

  private static final class Await extends ChannelInboundHandlerAdapter {
    private final CountDownLatch echoed;

    Await(CountDownLatch echoed) {
      this.echoed = echoed;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
      if (msg instanceof ByteBuf bytes && bytes.isReadable()) {
        echoed.countDown();
      }
      ReferenceCountUtil.release(msg);
    }
  }
}
