package dev.weir.testkit.upstream;

import dev.weir.testkit.client.HttpReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.Set;

/** The answering side of an HTTP/1.1 connection. */
final class Http1Line implements Line {
  private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

  private final Socket socket;
  private final Http1Received request;
  private boolean chunked;
  private boolean last;

  Http1Line(Socket socket, Http1Received request) {
    this.socket = socket;
    this.request = request;
  }

  /** Whether the connection ends with this answer. */
  boolean last() {
    return last;
  }

  @Override
  public void head(int status, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    boolean framed = status < 200 || status == 204 || status == 304;
    for (int i = 0; i < headers.length; i += 2) {
      String name = headers[i].toLowerCase(Locale.ROOT);
      if (!(status == 204 && name.equals("content-length"))) {
        head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
      }
      framed |= FRAMING.contains(name);
      last |= name.equals("connection") && headers[i + 1].equals("close");
    }
    chunked = !framed && !last;
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    raw(head + "\r\n");
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    if (request.method().equals("HEAD") || bytes.length == 0) {
      return;
    }
    if (!chunked) {
      write(bytes);
      return;
    }
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(HttpReader.bytes(Integer.toHexString(bytes.length) + "\r\n"));
    chunk.writeBytes(bytes);
    chunk.writeBytes(HttpReader.bytes("\r\n"));
    write(chunk.toByteArray());
  }

  @Override
  public void end(String... trailers) throws IOException {
    if (!chunked || request.method().equals("HEAD")) {
      return;
    }
    StringBuilder end = new StringBuilder("0\r\n");
    for (int i = 0; i < trailers.length; i += 2) {
      end.append(trailers[i]).append(": ").append(trailers[i + 1]).append("\r\n");
    }
    raw(end + "\r\n");
  }

  @Override
  public void raw(String text) throws IOException {
    write(HttpReader.bytes(text));
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    last = true;
    socket.close();
  }

  @Override
  public void reset() throws IOException {
    last = true;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void refuse() {
    throw new UnsupportedOperationException("HTTP/1.1 cannot say so");
  }

  @Override
  public void goAway() {
    throw new UnsupportedOperationException("HTTP/1.1 cannot say so");
  }

  @Override
  public void awaitClose() throws IOException {
    last = true;
    try {
      request.awaitEnd();
    } catch (SocketException reset) {
      // a reset is a close, too
    }
  }
}
