package dev.weir.testkit.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection of which every byte is the test's: sends exact bytes, reads exact answers. Used by
 * one thread at a time.
 */
public final class RawClient implements ClientConnection {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final OutputStream out;
  private final HttpReader in;
  private final String authority;

  private RawClient(Socket socket, String authority) throws IOException {
    this.socket = socket;
    this.authority = authority;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new HttpReader(socket.getInputStream());
  }

  /** Connects, with TLS when a context is given. */
  public static RawClient connect(InetSocketAddress address, @Nullable SSLContext tls) {
    return connect(address, tls, 0);
  }

  /** The same with a receive buffer of about so many bytes; 0 for the usual one. */
  public static RawClient connect(
      InetSocketAddress address, @Nullable SSLContext tls, int receiveBuffer) {
    try {
      Socket plain = new Socket();
      if (receiveBuffer > 0) {
        plain.setReceiveBufferSize(receiveBuffer);
      }
      plain.connect(address, PATIENCE_MILLIS);
      Socket socket =
          tls == null
              ? plain
              : tls.getSocketFactory()
                  .createSocket(plain, address.getHostString(), address.getPort(), true);
      return new RawClient(socket, address.getHostString() + ":" + address.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Connects with TLS as the test wants it.
   *
   * @param protocols the versions that are offered, or none for the usual ones
   * @param alpn the protocols that are offered, or none to say nothing
   */
  public static RawClient connectTls(
      InetSocketAddress address, SSLContext tls, List<String> protocols, List<String> alpn) {
    try {
      SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket();
      SSLParameters parameters = socket.getSSLParameters();
      if (!protocols.isEmpty()) {
        parameters.setProtocols(protocols.toArray(new String[0]));
      }
      parameters.setApplicationProtocols(alpn.toArray(new String[0]));
      socket.setSSLParameters(parameters);
      socket.connect(address, PATIENCE_MILLIS);
      socket.startHandshake();
      return new RawClient(socket, address.getHostString() + ":" + address.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of TLS that was agreed on; empty without TLS. */
  public String tlsVersion() {
    return socket instanceof SSLSocket tls ? tls.getSession().getProtocol() : "";
  }

  /** Sends a text as it is. */
  public RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are. */
  public RawClient send(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that nothing more will be sent, and goes on reading. */
  public void finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the next answer, to a method other than HEAD. */
  public Answer answer() {
    return new Http1Call(this, false).answer();
  }

  /** Reads the next answer, to HEAD. */
  public Answer answerToHead() {
    return new Http1Call(this, true).answer();
  }

  /** Reads the next head. */
  public Head head() {
    try {
      Head head = in.head();
      if (head == null) {
        throw new OpenCall.BrokenAnswer("the connection was closed before an answer", null);
      }
      return head;
    } catch (IOException e) {
      throw new OpenCall.BrokenAnswer("no answer: " + e, e);
    }
  }

  /** Everything until the gateway closes the connection. */
  public String rest() {
    try {
      return new String(in.rest(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpReader reader() {
    return in;
  }

  @Override
  public OpenCall open(Ask ask) {
    return Http1Call.send(this, ask);
  }

  @Override
  public String authority() {
    return authority;
  }

  /** The protocol that TLS agreed on; empty without TLS or without an agreement. */
  public String alpn() {
    return socket instanceof SSLSocket tls ? tls.getApplicationProtocol() : "";
  }

  @Override
  public boolean closedByPeer() {
    try {
      socket.setSoTimeout(1);
      return in.read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    } finally {
      try {
        socket.setSoTimeout(PATIENCE_MILLIS);
      } catch (IOException closed) {
        // nothing to restore on a closed socket
      }
    }
  }

  /** Closes it the hard way: the gateway sees a reset. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
