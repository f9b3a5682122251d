package dev.weir.testkit.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 connection without TLS of which every frame is the test's (RFC 9113 §4): what no honest
 * client sends, too. Used by one thread.
 */
public final class FrameClient implements AutoCloseable {
  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int GOAWAY = 7;
  public static final int WINDOW_UPDATE = 8;
  public static final int CONTINUATION = 9;

  public static final int END_STREAM = 1;
  public static final int END_HEADERS = 4;
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ACK = 1;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false);

  /**
   * A frame.
   *
   * @param type what it is
   * @param flags its flags
   * @param stream the stream it belongs to; 0 for the connection
   * @param payload its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Frame(int type, int flags, int stream, byte[] payload) {
    /** The four bytes at an index, as a number. */
    public int number(int at) {
      return (payload[at] & 0xff) << 24
          | (payload[at + 1] & 0xff) << 16
          | (payload[at + 2] & 0xff) << 8
          | (payload[at + 3] & 0xff);
    }

    /** Whether a flag is set. */
    public boolean has(int flag) {
      return (flags & flag) != 0;
    }

    @Override
    public String toString() {
      return "frame " + type + " on " + stream + ": " + new String(payload, StandardCharsets.UTF_8);
    }
  }

  private FrameClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
  }

  /** Connects, and says that it speaks HTTP/2. */
  public static FrameClient connect(InetSocketAddress address) {
    try {
      FrameClient client = new FrameClient(new Socket(address.getHostString(), address.getPort()));
      client.write(PREFACE);
      return client.send(SETTINGS, 0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects with a request that asks for an upgrade; fails when it is not granted. */
  public static FrameClient upgrade(InetSocketAddress address, String request) {
    try {
      FrameClient client = new FrameClient(new Socket(address.getHostString(), address.getPort()));
      client.write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) client.in.readUnsignedByte());
      }
      if (!head.toString().startsWith("HTTP/1.1 101 ")) {
        throw new AssertionError("no upgrade: " + head);
      }
      client.write(PREFACE);
      return client.send(SETTINGS, 0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a frame. */
  public FrameClient send(int type, int flags, int stream, byte... payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(payload.length >> 16);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    frame.writeBytes(
        new byte[] {
          (byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream
        });
    frame.writeBytes(payload);
    write(frame.toByteArray());
    return this;
  }

  /** Sends header fields, names and values in turn, exactly as they are. */
  public FrameClient headers(int stream, boolean end, String... fields) {
    return send(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, block(fields));
  }

  /** Sends some of a body. */
  public FrameClient data(int stream, boolean end, String text) {
    return send(DATA, end ? END_STREAM : 0, stream, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Header fields as literals without indexing (RFC 7541 §6.2.2). */
  public static byte[] block(String... fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      block.write(0);
      literal(block, fields[i]);
      literal(block, fields[i + 1]);
    }
    return block.toByteArray();
  }

  private static void literal(ByteArrayOutputStream to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < 127) {
      to.write(bytes.length);
    } else {
      to.write(127);
      int rest = bytes.length - 127;
      while (rest >= 128) {
        to.write((rest & 127) | 128);
        rest >>= 7;
      }
      to.write(rest);
    }
    to.writeBytes(bytes);
  }

  /** The next frame; null when the gateway has closed. Settings are acknowledged. */
  public @Nullable Frame next() {
    try {
      int first = in.read();
      if (first < 0) {
        return null;
      }
      byte[] rest = new byte[8];
      in.readFully(rest);
      byte[] payload = new byte[first << 16 | (rest[0] & 0xff) << 8 | (rest[1] & 0xff)];
      Frame head = new Frame(rest[2], rest[3], 0, rest);
      in.readFully(payload);
      Frame frame = new Frame(head.type(), head.flags(), head.number(4), payload);
      if (frame.type() == SETTINGS && !frame.has(ACK)) {
        send(SETTINGS, ACK, 0);
      }
      return frame;
    } catch (SocketException | EOFException closed) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame of a type; others are passed over. Fails when the connection ends first. */
  public Frame next(int type) {
    Frame frame;
    while ((frame = next()) != null) {
      if (frame.type() == type) {
        return frame;
      }
    }
    throw new AssertionError("the connection ended without a frame of type " + type);
  }

  /**
   * How the gateway takes a stream: the status of its answer as a text, {@code reset}, or {@code
   * closed} when it gives the whole connection up.
   */
  public String fate(int stream) {
    Frame frame;
    while ((frame = next()) != null) {
      if (frame.type() == GOAWAY && frame.number(4) != 0) {
        return "closed";
      }
      if (frame.stream() == stream && frame.type() == RST_STREAM) {
        return "reset";
      }
      if (frame.stream() == stream && frame.type() == HEADERS) {
        return status(frame);
      }
    }
    return "closed";
  }

  /** The status that header fields tell. */
  public String status(Frame frame) {
    ByteBuf block = Unpooled.wrappedBuffer(frame.payload());
    try {
      return String.valueOf(headers.decodeHeaders(frame.stream(), block).status());
    } catch (Http2Exception e) {
      throw new AssertionError("the gateway sends header fields that cannot be read", e);
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
