package dev.weir.plan;

import java.time.Duration;

/**
 * Limits on the connections to one endpoint, over all event loops of the process.
 *
 * @param max open at once
 * @param queue calls that wait for one; beyond it 503
 * @param patience how long a call waits; then 503
 * @param idle how long an unused one is kept
 */
public record Connections(int max, int queue, Duration patience, Duration idle) {
  /** What holds where nobody says otherwise. */
  public static final Connections DEFAULT =
      new Connections(1024, 1024, Duration.ofSeconds(5), Duration.ofSeconds(30));
}
