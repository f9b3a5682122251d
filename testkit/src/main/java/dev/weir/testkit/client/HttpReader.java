package dev.weir.testkit.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1 messages from a socket, strictly and byte by byte. Used by one thread at a time. */
public final class HttpReader {
  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private int position;
  private int end;

  /** Reads from a stream. */
  public HttpReader(InputStream in) {
    this.in = in;
  }

  /** The next byte; -1 at the end. */
  int read() throws IOException {
    return fill() ? buffer[position++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    if (position < end) {
      return true;
    }
    position = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  /** Some bytes, at most so many; null at the end. */
  byte @Nullable [] some(long most) throws IOException {
    if (!fill()) {
      return null;
    }
    int size = (int) Math.min(most, end - position);
    byte[] some = new byte[size];
    System.arraycopy(buffer, position, some, 0, size);
    position += size;
    return some;
  }

  /** A line without its CR LF. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int b = read();
      if (b < 0) {
        throw new EOFException("the stream ended after \"" + line + '"');
      }
      if (b == '\n' && line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
        return line.substring(0, line.length() - 1);
      }
      line.append((char) b);
    }
  }

  /** A whole head; null when the stream ends before its first byte. */
  public @Nullable Head head() throws IOException {
    StringBuilder raw = new StringBuilder();
    while (raw.length() < 4 || !raw.substring(raw.length() - 4).equals("\r\n\r\n")) {
      int b = read();
      if (b < 0) {
        if (raw.length() == 0) {
          return null;
        }
        throw new EOFException("the stream ended in a head: " + raw);
      }
      raw.append((char) b);
    }
    return Head.of(raw.toString());
  }

  /** Everything until the end of the stream. */
  public byte[] rest() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some;
    while ((some = some(Integer.MAX_VALUE)) != null) {
      all.writeBytes(some);
    }
    return all.toByteArray();
  }

  /** Latin-1 bytes of a text, as HTTP/1 heads are sent. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
