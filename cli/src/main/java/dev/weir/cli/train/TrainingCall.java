package dev.weir.cli.train;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A call by a client that needs no classes of its own, so that none of them is archived. */
final class TrainingCall {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_OF_STREAM_AND_HEADERS = 5;

  private TrainingCall() {}

  /** A call over HTTP/1.1 that is read to its end. */
  static void http1(int port, String line, String json) throws IOException {
    try (Socket socket = open(port)) {
      String head =
          line
              + "\r\nHost: localhost\r\nConnection: close\r\n"
              + (json.isEmpty()
                  ? ""
                  : "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n")
              + "\r\n";
      send(socket, (head + json).getBytes(ISO_8859_1));
      socket.getInputStream().readAllBytes();
    }
  }

  /** A GET over HTTP/2 without TLS (RFC 9113 §3.3), read until its header fields are there. */
  static void http2(int port, String path) throws IOException {
    try (Socket socket = open(port)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
      frame(out, SETTINGS, 0, 0, new byte[0]);
      frame(out, HEADERS, END_OF_STREAM_AND_HEADERS, 1, fields(path));
      send(socket, out.toByteArray());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int type;
      do {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        type = in.readUnsignedByte();
        in.skipNBytes(5L + length);
      } while (type != HEADERS);
    }
  }

  /** RFC 7541: method and scheme from the static table, path and authority as literals. */
  private static byte[] fields(String path) {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    fields.writeBytes(new byte[] {(byte) 0x82, (byte) 0x86, 0x04, (byte) path.length()});
    fields.writeBytes(path.getBytes(ISO_8859_1));
    fields.writeBytes(new byte[] {0x01, (byte) "localhost".length()});
    fields.writeBytes("localhost".getBytes(ISO_8859_1));
    return fields.toByteArray();
  }

  private static void frame(
      ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
    out.write(0);
    out.write(payload.length >> 8);
    out.write(payload.length);
    out.write(type);
    out.write(flags);
    out.writeBytes(new byte[] {0, 0, 0, (byte) stream});
    out.writeBytes(payload);
  }

  private static Socket open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }
}
