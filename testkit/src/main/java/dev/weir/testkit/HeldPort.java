package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;

/**
 * Keeps a port of loopback whose server is about to close, so that nobody else is given it while
 * callers are refused. The server must share its port (SO_REUSEPORT).
 */
public final class HeldPort implements AutoCloseable {
  private final Socket socket = new Socket();

  /** Keeps it from now on. */
  public HeldPort(int port) {
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it go. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
