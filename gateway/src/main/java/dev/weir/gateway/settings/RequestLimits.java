package dev.weir.gateway.settings;

import java.time.Duration;

/**
 * Limits on what callers may send. Sizes are bytes.
 *
 * @param maxHeaderSize all header fields of one request together
 * @param maxHeaders their number
 * @param maxUri the request target
 * @param maxBody the body; an API may lower it
 * @param headerTimeout until the header fields are complete
 * @param idleTimeout between any two bytes, and between requests
 */
public record RequestLimits(
    int maxHeaderSize,
    int maxHeaders,
    int maxUri,
    long maxBody,
    Duration headerTimeout,
    Duration idleTimeout) {
  /** What holds where the operator says nothing. */
  public static final RequestLimits DEFAULT =
      new RequestLimits(
          16 << 10, 100, 8 << 10, 10 << 20, Duration.ofSeconds(10), Duration.ofSeconds(60));
}
