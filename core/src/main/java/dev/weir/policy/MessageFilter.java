package dev.weir.policy;

import dev.weir.fault.Fault;
import dev.weir.http.Chunk;
import java.time.Duration;

/**
 * Decides about the messages of one exchange in one direction. Called on the exchange's event loop,
 * message by message in order.
 */
public interface MessageFilter {
  /** Decides about one message. */
  Decision onMessage(Message message);

  /** What happens to a message. */
  sealed interface Decision {
    /** It goes on as it is. */
    Decision PASS = new Pass();

    /** It is left out; the next ones go on. */
    Decision DROP = new Drop();

    /** It goes on as it is. */
    record Pass() implements Decision {}

    /** Another payload goes on in its place. */
    record Replace(Chunk payload) implements Decision {}

    /** It is left out. */
    record Drop() implements Decision {}

    /** It, and all after it, wait; reading stops meanwhile. */
    record Delay(Duration time) implements Decision {}

    /** The stream ends with a fault in its protocol's words. */
    record Close(Fault fault) implements Decision {}
  }
}
