package dev.weir.testkit.client;

import dev.weir.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one HTTP/1 body by its framing (RFC 9112 §6.3). */
public final class BodyReader {
  private enum Framing {
    LENGTH,
    CHUNKED,
    CLOSE
  }

  private final HttpReader in;
  private final Framing framing;
  private long left;
  private boolean over;
  private List<Reply.Field> trailers = List.of();

  private BodyReader(HttpReader in, Framing framing, long left) {
    this.in = in;
    this.framing = framing;
    this.left = left;
    this.over = framing == Framing.LENGTH && left == 0;
  }

  /** The body of a request with this head. */
  public static BodyReader ofRequest(HttpReader in, Head head) {
    return of(in, head, Framing.LENGTH);
  }

  /** The body of an answer with this head, which may go on until the connection is closed. */
  public static BodyReader ofAnswer(HttpReader in, Head head, boolean toHead) {
    int status = Integer.parseInt(head.second());
    return toHead || status < 200 || status == 204 || status == 304
        ? new BodyReader(in, Framing.LENGTH, 0)
        : of(in, head, Framing.CLOSE);
  }

  private static BodyReader of(HttpReader in, Head head, Framing otherwise) {
    String coding = head.get("Transfer-Encoding");
    String length = head.get("Content-Length");
    if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return new BodyReader(in, Framing.CHUNKED, 0);
    }
    return length != null
        ? new BodyReader(in, Framing.LENGTH, Long.parseLong(length))
        : new BodyReader(in, otherwise, 0);
  }

  /** The next bytes; null after the last. */
  public byte @Nullable [] some() throws IOException {
    if (over) {
      return null;
    }
    if (framing == Framing.CHUNKED && left == 0 && !nextChunk()) {
      return null;
    }
    byte[] some = in.some(framing == Framing.CLOSE ? Long.MAX_VALUE : left);
    if (some == null) {
      over = true;
      if (framing != Framing.CLOSE) {
        throw new EOFException(left + " bytes of a body are missing");
      }
      return null;
    }
    if (framing != Framing.CLOSE) {
      left -= some.length;
    }
    if (framing == Framing.CHUNKED && left == 0 && !in.line().isEmpty()) {
      throw new IOException("a chunk is longer than it said");
    }
    over = framing == Framing.LENGTH && left == 0;
    return some;
  }

  private boolean nextChunk() throws IOException {
    left = Long.parseLong(in.line().split(";", 2)[0].strip(), 16);
    if (left > 0) {
      return true;
    }
    List<String> lines = new ArrayList<>();
    for (String line = in.line(); !line.isEmpty(); line = in.line()) {
      lines.add(line);
    }
    trailers = Head.fields(lines.toArray(new String[0]), 0);
    over = true;
    return false;
  }

  /** All that is left. */
  public byte[] all() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some;
    while ((some = some()) != null) {
      all.writeBytes(some);
    }
    return all.toByteArray();
  }

  /** What came after the last chunk. */
  public List<Reply.Field> trailers() {
    return trailers;
  }

  /** Whether the last byte has been read. */
  public boolean over() {
    return over;
  }
}
