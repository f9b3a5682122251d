package dev.weir.testkit.fault;

import dev.weir.testkit.Await;
import dev.weir.testkit.Gate;
import dev.weir.testkit.HeldPort;
import dev.weir.testkit.upstream.FakeUpstream;
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

/**
 * Stands between the gateway and a backend, passes every byte both ways, and spoils connections
 * when it is told to. It owns the backend. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
  private final FakeUpstream backend;
  private final ServerSocket server;
  private final Set<SpoiledConnection> connections = ConcurrentHashMap.newKeySet();
  private final Gate gate = new Gate();
  private @Nullable Thread acceptor;
  private volatile @Nullable HeldPort held;
  private volatile Spoiling newcomers = Spoiling.NONE;

  private FaultProxy(FakeUpstream backend, ServerSocket server) {
    this.backend = backend;
    this.server = server;
  }

  /** Begins to stand before a backend. */
  public static FaultProxy before(FakeUpstream backend) {
    try {
      ServerSocket server = new ServerSocket();
      server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      FaultProxy proxy = new FaultProxy(backend, server);
      proxy.acceptor = daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket gateway = server.accept();
        Socket beyond = new Socket();
        beyond.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), backend.port()));
        SpoiledConnection connection = new SpoiledConnection(gateway, beyond, newcomers);
        connections.add(connection);
        connection.begin();
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** The backend behind it. */
  public FakeUpstream backend() {
    return backend;
  }

  /** What the gateway shall call in place of the backend. */
  public String url(String scheme) {
    return scheme + "://127.0.0.1:" + server.getLocalPort();
  }

  /** Spoils every connection that is open. */
  public void spoil(Spoiling how) {
    connections.forEach(connection -> connection.spoil(how));
  }

  /** Spoils every connection that comes. */
  public void spoilNewcomers(Spoiling how) {
    newcomers = how;
  }

  /** Accepts nobody any more when it returns: who connects is refused. */
  public void refuse() {
    held = new HeldPort(server.getLocalPort());
    stop();
  }

  private void stop() {
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

  /** Where a script waits until the test has seen what was sent so far. */
  public Gate gate() {
    return gate;
  }

  @Override
  public void close() {
    stop();
    HeldPort port = held;
    if (port != null) {
      port.close();
    }
    connections.forEach(SpoiledConnection::close);
    backend.close();
  }
}
