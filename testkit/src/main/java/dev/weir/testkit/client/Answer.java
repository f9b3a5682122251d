package dev.weir.testkit.client;

import dev.weir.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer as a caller saw it.
 *
 * @param status the status code
 * @param fields its header fields in order
 * @param body every byte of it
 * @param trailers what came after the body
 * @param interim the statuses of the 1xx answers before it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(
    int status,
    List<Reply.Field> fields,
    byte[] body,
    List<Reply.Field> trailers,
    List<Integer> interim) {
  /** Copies the lists. */
  public Answer {
    fields = List.copyOf(fields);
    trailers = List.copyOf(trailers);
    interim = List.copyOf(interim);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first value of a header field; null when there is none. */
  public @Nullable String header(String name) {
    return Head.first(fields, name);
  }

  /** All values of a header field. */
  public List<String> headers(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Reply.Field::value)
        .toList();
  }

  /** The first value of a trailer field; null when there is none. */
  public @Nullable String trailer(String name) {
    return Head.first(trailers, name);
  }

  /** The code of the fault that it tells; empty when it tells none. */
  public String fault() {
    int at = text().indexOf("\"code\":\"");
    return at < 0 ? "" : text().substring(at + 8, text().indexOf('"', at + 8));
  }

  @Override
  public String toString() {
    return status + " " + fields + " " + text();
  }
}
