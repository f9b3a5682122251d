package dev.weir.gateway.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the library delivers. */
final class Delivery {
  /** For one batch, repeated attempts included. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A collector that restarts is back within seconds; what waits longer takes others' room. */
  static final RetryPolicy RETRIES =
      RetryPolicy.builder()
          .setMaxAttempts(4)
          .setInitialBackoff(Duration.ofMillis(250))
          .setMaxBackoff(Duration.ofSeconds(1))
          .setBackoffMultiplier(2)
          .build();

  /** It writes to a log of its own; what it says there is said by {@link ExportQueue}. */
  private static final Logger ITS_OWN = Logger.getLogger("io.opentelemetry.exporter");

  private Delivery() {}

  static void quiet() {
    ITS_OWN.setLevel(Level.OFF);
  }

  /** Waits for the end; null when all was delivered. */
  static @Nullable String await(CompletableResultCode result, String endpoint) {
    result.join(PATIENCE.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    if (result.isSuccess()) {
      return null;
    }
    Throwable why = result.getFailureThrowable();
    String told = why == null ? null : why.getMessage();
    return endpoint + (told == null ? " does not take them" : ": " + told);
  }
}
