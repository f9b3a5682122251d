package dev.weir.testkit.client;

import dev.weir.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call under way, whatever its protocol. Every method blocks until it has done what it says.
 * Bytes of the answer are taken from the network only when somebody reads them here, so a test that
 * does not read holds the gateway back.
 */
public interface OpenCall extends AutoCloseable {
  /** Sends some of the request's body. */
  void write(byte[] bytes);

  /** Sends some of the request's body as text. */
  default void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the request's body, with trailers or none. */
  void end(Reply.Field... trailers);

  /** Waits for the next 1xx answer and tells its head; fails when the final one comes first. */
  Interim interim();

  /**
   * A 1xx answer.
   *
   * @param status its status
   * @param fields its header fields
   */
  record Interim(int status, List<Reply.Field> fields) {
    /** Copies the fields. */
    public Interim {
      fields = List.copyOf(fields);
    }
  }

  /** Waits for the answer's status; 1xx answers are passed over. */
  int status();

  /** The answer's header fields. */
  List<Reply.Field> fields();

  /**
   * The next bytes of the answer's body; null after the last.
   *
   * @throws BrokenAnswer when the answer ends without being complete
   */
  byte @Nullable [] read();

  /** Exactly so many bytes of the answer's body, as text. */
  default String read(int count) {
    StringBuilder text = new StringBuilder();
    while (text.length() < count) {
      byte[] some = read();
      if (some == null) {
        throw new AssertionError("the answer ended after " + text);
      }
      text.append(new String(some, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  /** The whole answer, or what is left of it. */
  Answer answer();

  /** Goes away without waiting for the answer. */
  void abort();

  @Override
  void close();

  /** An answer that ended before it was complete. */
  final class BrokenAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Tells how it ended. */
    public BrokenAnswer(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
