package dev.weir.policy;

import dev.weir.http.Chunk;
import dev.weir.http.Headers;

/**
 * Looks at one body of one exchange as it passes. Called on the exchange's event loop, chunk by
 * chunk in order, then {@link #onEnd} once; never after the exchange has ended. A tap sends
 * nothing: its chunks go on by themselves. A filter sends what shall go on.
 */
public interface BodyFilter {
  /** Some bytes. */
  void onChunk(Chunk chunk, Sink sink);

  /** The end; trailers may be changed. What the filter still holds back is sent now. */
  default void onEnd(Headers trailers, Sink sink) {}
}
