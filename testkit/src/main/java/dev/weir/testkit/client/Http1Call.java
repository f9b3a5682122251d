package dev.weir.testkit.client;

import dev.weir.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call over HTTP/1.1. */
final class Http1Call implements OpenCall {
  private final RawClient connection;
  private final boolean toHead;
  private final List<Integer> interim = new ArrayList<>();
  private boolean chunked;
  private @Nullable Head head;
  private @Nullable BodyReader body;

  Http1Call(RawClient connection, boolean toHead) {
    this.connection = connection;
    this.toHead = toHead;
  }

  static Http1Call send(RawClient connection, Ask ask) {
    StringBuilder text = new StringBuilder();
    text.append(ask.method).append(' ').append(ask.target).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(ask.authority).append("\r\n");
    boolean length = false;
    for (Reply.Field field : ask.fields) {
      length |= field.name().equalsIgnoreCase("content-length");
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    Http1Call call = new Http1Call(connection, ask.method.equals("HEAD"));
    call.chunked = ask.streams && !length;
    if (call.chunked) {
      text.append("Transfer-Encoding: chunked\r\n");
    }
    byte[] body = ask.body;
    if (body != null && !length) {
      text.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(HttpReader.bytes(text + "\r\n"));
    if (body != null) {
      all.writeBytes(body);
    }
    connection.send(all.toByteArray());
    return call;
  }

  @Override
  public void write(byte[] bytes) {
    if (!chunked) {
      connection.send(bytes);
      return;
    }
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(HttpReader.bytes(Integer.toHexString(bytes.length) + "\r\n"));
    chunk.writeBytes(bytes);
    chunk.writeBytes(HttpReader.bytes("\r\n"));
    connection.send(chunk.toByteArray());
  }

  @Override
  public void end(Reply.Field... trailers) {
    if (!chunked) {
      return;
    }
    StringBuilder end = new StringBuilder("0\r\n");
    for (Reply.Field field : trailers) {
      end.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    connection.send(end.append("\r\n").toString());
  }

  private Head head() {
    Head known = head;
    while (known == null) {
      Head next = connection.head();
      int status = Integer.parseInt(next.second());
      if (status < 200 && status != 101) {
        interim.add(status);
      } else {
        known = next;
        head = next;
        body = BodyReader.ofAnswer(connection.reader(), next, toHead);
      }
    }
    return known;
  }

  @Override
  public Interim interim() {
    Head next = connection.head();
    int status = Integer.parseInt(next.second());
    if (status >= 200) {
      throw new AssertionError("the final answer came first: " + next.raw());
    }
    interim.add(status);
    return new Interim(status, next.fields());
  }

  @Override
  public int status() {
    return Integer.parseInt(head().second());
  }

  @Override
  public List<Reply.Field> fields() {
    return head().fields();
  }

  private BodyReader body() {
    head();
    BodyReader known = body;
    if (known == null) {
      throw new IllegalStateException("no body without a head");
    }
    return known;
  }

  @Override
  public byte @Nullable [] read() {
    try {
      return body().some();
    } catch (IOException e) {
      throw new BrokenAnswer("the answer broke off: " + e, e);
    }
  }

  @Override
  public Answer answer() {
    int status = status();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some;
    while ((some = read()) != null) {
      all.writeBytes(some);
    }
    return new Answer(status, fields(), all.toByteArray(), body().trailers(), interim);
  }

  @Override
  public void abort() {
    connection.close();
  }

  /** The connection stays open when the answer has been read and it may be used again. */
  @Override
  public void close() {}
}
