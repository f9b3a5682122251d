package dev.weir.policy;

import dev.weir.fault.Fault;
import dev.weir.http.Chunk;

/** Where a {@link BodyFilter} puts what shall go on. Valid during the call that received it. */
public interface Sink {
  /** Sends a chunk on. A tap must not call this. */
  void send(Chunk chunk);

  /**
   * Stops the body: the exchange fails. Where the answer's head is already out, the connection (or
   * the HTTP/2 stream) is broken off, so that the caller cannot take a part for the whole.
   */
  void fail(Fault fault);
}
