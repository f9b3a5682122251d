package dev.weir.gateway.settings;

import java.time.Duration;

/**
 * How to go away after SIGTERM.
 *
 * @param notReadyFor how long {@code /ready} says no while new calls are still served
 * @param drain how long calls in flight may go on
 */
public record ShutdownSettings(Duration notReadyFor, Duration drain) {
  /** No wait, thirty seconds of drain. */
  public static final ShutdownSettings DEFAULT =
      new ShutdownSettings(Duration.ZERO, Duration.ofSeconds(30));
}
