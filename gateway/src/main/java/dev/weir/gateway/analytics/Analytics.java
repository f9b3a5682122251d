package dev.weir.gateway.analytics;

import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.LineLog;
import dev.weir.gateway.observe.LogDestination;
import dev.weir.gateway.observe.Outlet;
import dev.weir.gateway.settings.AnalyticsSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of every exchange, to a file, to a collector, or to both. Never makes anybody
 * wait: what finds no room is dropped and counted. Thread-safe.
 */
public final class Analytics implements AutoCloseable {
  private final EventForm form;
  private final @Nullable LineLog lines;
  private final @Nullable Outlet<Event> outlet;

  private Analytics(EventForm form, @Nullable LineLog lines, @Nullable Outlet<Event> outlet) {
    this.form = form;
    this.lines = lines;
    this.outlet = outlet;
  }

  /**
   * Opens what was asked for.
   *
   * @param environment that the gateway serves; possibly empty
   * @param outlet to a collector; closed with this
   * @throws IOException when the file cannot be opened
   */
  public static Analytics open(
      AnalyticsSettings settings, String environment, @Nullable Outlet<Event> outlet)
      throws IOException {
    EventForm form = new EventForm(settings.headers(), environment);
    LogDestination destination = LogDestination.open(settings.to());
    LineLog lines =
        destination == null
            ? null
            : new LineLog(
                "event log", () -> new EventLine(form, settings.format()), 100, destination);
    return new Analytics(form, lines, outlet);
  }

  /** Tells of an exchange that has ended. */
  public void ended(ExchangeRecord exchange) {
    if (lines != null) {
      lines.ended(exchange);
    }
    if (outlet != null) {
      outlet.accept(Event.of(exchange, form));
    }
  }

  /** How many lines were dropped. */
  public long droppedLines() {
    return lines == null ? 0 : lines.dropped();
  }

  /** How many events the collector did not get. */
  public long lost() {
    return outlet == null ? 0 : outlet.lost();
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
    if (outlet != null) {
      outlet.close();
    }
  }
}
