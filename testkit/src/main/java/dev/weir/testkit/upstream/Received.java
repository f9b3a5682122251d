package dev.weir.testkit.upstream;

import dev.weir.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as a backend received it. The body is read when somebody asks for it. */
public abstract class Received {
  private final int connection;
  private byte @Nullable [] all;
  private volatile boolean complete;

  Received(int connection) {
    this.connection = connection;
  }

  /** Which connection it came on, counted from 1. */
  public int connection() {
    return connection;
  }

  /** The method. */
  public abstract String method();

  /** The target as it was sent. */
  public abstract String target();

  /** Whom it was sent to. */
  public abstract String host();

  /** The head as it was sent; over HTTP/2 the fields one per line. */
  public abstract String head();

  /** The header fields in order. */
  public abstract List<Reply.Field> fields();

  /** Trailers; known once the body has been read. */
  public abstract List<Reply.Field> trailers();

  /** The next bytes of the body; null after the last. */
  public abstract byte @Nullable [] read() throws IOException;

  /** The first value of a header field; null when there is none. */
  public @Nullable String header(String name) {
    return headers(name).stream().findFirst().orElse(null);
  }

  /** All values of a header field. */
  public List<String> headers(String name) {
    return fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Reply.Field::value)
        .toList();
  }

  /** The first value of a trailer field; null when there is none. */
  public @Nullable String trailer(String name) {
    return trailers().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Reply.Field::value)
        .findFirst()
        .orElse(null);
  }

  /** Everything that is left of the body, read once. */
  public synchronized byte[] body() throws IOException {
    byte[] known = all;
    if (known == null) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] some;
      while ((some = read()) != null) {
        bytes.writeBytes(some);
      }
      known = bytes.toByteArray();
      all = known;
      complete = true;
    }
    return known;
  }

  /** The body as text. */
  public String text() throws IOException {
    return new String(body(), StandardCharsets.UTF_8);
  }

  /** Whether all of the body has been read. */
  public boolean complete() {
    return complete;
  }

  @Override
  public String toString() {
    return method() + " " + target();
  }
}
