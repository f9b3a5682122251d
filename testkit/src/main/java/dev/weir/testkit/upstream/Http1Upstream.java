package dev.weir.testkit.upstream;

import dev.weir.testkit.Await;
import dev.weir.testkit.TestCertificate;
import dev.weir.testkit.client.Head;
import dev.weir.testkit.client.HttpReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 backend over bare sockets, one thread per connection. */
final class Http1Upstream extends FakeUpstream {
  private final ServerSocket server;
  private @Nullable Thread acceptor;
  private final boolean secure;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private Http1Upstream(ServerSocket server, boolean secure) {
    this.server = server;
    this.secure = secure;
  }

  static Http1Upstream start(@Nullable TestCertificate certificate) {
    try {
      ServerSocket server =
          certificate == null
              ? new ServerSocket()
              : certificate.server().getServerSocketFactory().createServerSocket();
      server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
      Http1Upstream upstream = new Http1Upstream(server, certificate != null);
      upstream.acceptor = thread(upstream::accept);
      return upstream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fake-upstream");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.incrementAndGet();
        sockets.add(socket);
        int number = accepted.incrementAndGet();
        var unused = thread(() -> serve(socket, number));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      HttpReader in = new HttpReader(socket.getInputStream());
      Head head;
      while (!socket.isClosed() && (head = in.head()) != null) {
        Http1Received request = new Http1Received(number, head, in);
        arrived(request);
        Http1Line line = new Http1Line(socket, request);
        script().answer(request, line);
        if (line.last() || socket.isClosed()) {
          return;
        }
        request.skipRest();
      }
    } catch (IOException gone) {
      // the gateway has closed the connection, or the test has
    } finally {
      sockets.remove(socket);
      open.decrementAndGet();
    }
  }

  @Override
  public int port() {
    return server.getLocalPort();
  }

  @Override
  boolean secure() {
    return secure;
  }

  @Override
  public void closeConnections() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void refuse() {
    hold();
    closeServer();
  }

  /** Nobody is accepted any more when this returns. */
  private void closeServer() {
    try {
      server.close();
      if (acceptor != null) {
        acceptor.join(Await.PATIENCE.toMillis());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closeServer();
    closeConnections();
    letGo();
  }
}
