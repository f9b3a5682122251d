package dev.weir.gateway.loop;

import dev.weir.gateway.settings.TransportKind;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How sockets are driven.
 *
 * @param kind which of the three
 * @param ioHandler makes what drives one event loop
 * @param server the class of listening sockets
 * @param socket the class of connections
 * @param datagram makes sockets for name look-ups
 */
public record Transport(
    TransportKind kind,
    Supplier<IoHandlerFactory> ioHandler,
    Class<? extends ServerSocketChannel> server,
    Class<? extends SocketChannel> socket,
    Class<? extends DatagramChannel> datagram) {

  private static final Transport NIO =
      new Transport(
          TransportKind.NIO,
          NioIoHandler::newFactory,
          NioServerSocketChannel.class,
          NioSocketChannel.class,
          NioDatagramChannel.class);

  /**
   * How often a loop must ask its sockets until it knows all that has happened to them. io_uring
   * tells first that there is something to read, and what it was when it is asked again.
   */
  int looks() {
    return kind == TransportKind.IO_URING ? 3 : 1;
  }

  /**
   * The transport of that kind; for {@link TransportKind#AUTO} the best one that a probe (a
   * connection to itself that carries a byte both ways) finds working.
   *
   * @throws IllegalStateException when the kind that was asked for does not work here; the message
   *     says why
   */
  public static Transport choose(TransportKind wanted) {
    return switch (wanted) {
      case NIO -> NIO;
      case EPOLL -> required(TransportKind.EPOLL);
      case IO_URING -> required(TransportKind.IO_URING);
      case AUTO -> {
        for (TransportKind kind :
            new TransportKind[] {TransportKind.IO_URING, TransportKind.EPOLL}) {
          if (unavailable(kind) == null && TransportProbe.works(of(kind))) {
            yield of(kind);
          }
        }
        yield NIO;
      }
    };
  }

  private static Transport required(TransportKind kind) {
    Throwable cause = unavailable(kind);
    if (cause != null) {
      throw new IllegalStateException(
          "transport " + kind + " is not available here: " + cause.getMessage(), cause);
    }
    Transport transport = of(kind);
    if (!TransportProbe.works(transport)) {
      throw new IllegalStateException("transport " + kind + " does not carry bytes here");
    }
    return transport;
  }

  private static @Nullable Throwable unavailable(TransportKind kind) {
    try {
      return kind == TransportKind.IO_URING
          ? IoUring.unavailabilityCause()
          : Epoll.unavailabilityCause();
    } catch (LinkageError missing) {
      return missing;
    }
  }

  private static Transport of(TransportKind kind) {
    return kind == TransportKind.IO_URING
        ? new Transport(
            kind,
            IoUringIoHandler::newFactory,
            IoUringServerSocketChannel.class,
            IoUringSocketChannel.class,
            IoUringDatagramChannel.class)
        : new Transport(
            kind,
            EpollIoHandler::newFactory,
            EpollServerSocketChannel.class,
            EpollSocketChannel.class,
            EpollDatagramChannel.class);
  }
}
