package dev.weir.testkit.upstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where a {@link Script} answers. Used by the script's thread; {@link #reset} by any. */
public interface Line {
  /** Answers at once; {@code Content-Length} is added. Headers are names and values in turn. */
  default void answer(int status, String body, String... headers) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = "Content-Length";
    more[headers.length + 1] = Integer.toString(bytes.length);
    head(status, more);
    send(bytes);
    end();
  }

  /** Sends a head; over HTTP/1.1 the body is chunked where no length is among the headers. */
  void head(int status, String... headers) throws IOException;

  /** Sends some of the body. */
  void send(byte[] bytes) throws IOException;

  /** Sends some of the body. */
  default void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the body, with trailers or none: names and values in turn. */
  void end(String... trailers) throws IOException;

  /** Sends bytes as they are, without any framing; HTTP/1.1 only. */
  void raw(String text) throws IOException;

  /** Closes the connection, or resets the stream. */
  void close() throws IOException;

  /** Resets the connection or the stream. */
  void reset() throws IOException;

  /** Says that it has not looked at the request, which may be sent again; HTTP/2 only. */
  void refuse() throws IOException;

  /** Goes away without having looked at the request; HTTP/2 only. */
  void goAway() throws IOException;

  /** Waits until the gateway has closed the connection or reset the stream. */
  void awaitClose() throws IOException;
}
