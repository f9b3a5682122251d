package dev.weir.plan;

import java.time.Duration;

/**
 * How long to wait for an upstream. {@link Duration#ZERO} means without end.
 *
 * @param connect until the connection is open, TLS included
 * @param response from the last byte of the request until the head of the answer
 * @param idle between any two bytes in either direction
 * @param total for the whole exchange
 */
public record Timeouts(Duration connect, Duration response, Duration idle, Duration total) {
  /** What holds where nobody says otherwise. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ZERO);
}
