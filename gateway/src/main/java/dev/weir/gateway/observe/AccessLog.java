package dev.weir.gateway.observe;

import dev.weir.gateway.settings.AccessLogSettings;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One line per exchange, for people and for programs that read lines. Never makes anybody wait: see
 * {@link #dropped}. Thread-safe.
 */
public final class AccessLog implements AutoCloseable {
  private final @Nullable LineLog lines;

  /**
   * Opens the log.
   *
   * @throws IOException when its file cannot be opened
   */
  public static AccessLog open(AccessLogSettings settings) throws IOException {
    return new AccessLog(settings, LogDestination.open(settings.to()));
  }

  AccessLog(AccessLogSettings settings, @Nullable LogDestination destination) {
    lines =
        destination == null
            ? null
            : new LineLog("access log", formats(settings), settings.samplePercent(), destination);
  }

  private static Supplier<LineFormat> formats(AccessLogSettings settings) {
    return switch (settings.format()) {
      case TEXT -> () -> new TextLine(settings.headers());
      case JSON -> () -> new JsonLine(settings.headers());
      case PATTERN -> () -> new PatternLine(settings.pattern().orElseThrow());
    };
  }

  /** Logs an exchange that has ended. Never waits. */
  public void ended(ExchangeRecord exchange) {
    if (lines != null) {
      lines.ended(exchange);
    }
  }

  /** How many lines were dropped because there was no room or they could not be written. */
  public long dropped() {
    return lines == null ? 0 : lines.dropped();
  }

  /** Writes what is there, as far as that can be done within two seconds. */
  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }
}
