package dev.weir.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that the gateway itself gives: a mock, a preflight, a cached response. Immutable. The
 * gateway adds {@code Content-Length} and {@code Date}.
 *
 * @param status 200 to 599
 * @param headers fields in order
 * @param body the bytes, possibly none
 */
public record Reply(int status, List<Field> headers, Chunk body) {
  private static final Chunk EMPTY = Chunk.of(new byte[0]);

  /** One header field. */
  public record Field(String name, String value) {}

  /** Copies the fields and checks the status. */
  public Reply {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("a reply's status is 200 to 599, not " + status);
    }
    headers = List.copyOf(headers);
  }

  /** A reply without a body. */
  public static Reply of(int status) {
    return new Reply(status, List.of(), EMPTY);
  }

  /** A reply with a text body in UTF-8. */
  public static Reply of(int status, String contentType, String body) {
    return new Reply(
        status,
        List.of(new Field("Content-Type", contentType)),
        Chunk.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same with one more field. */
  public Reply with(String name, String value) {
    List<Field> more = new ArrayList<>(headers);
    more.add(new Field(name, value));
    return new Reply(status, more, body);
  }
}
