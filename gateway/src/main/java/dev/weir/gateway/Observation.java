package dev.weir.gateway;

import dev.weir.gateway.analytics.Analytics;
import dev.weir.gateway.analytics.Event;
import dev.weir.gateway.export.Exports;
import dev.weir.gateway.observe.AccessLog;
import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.LogTap;
import dev.weir.gateway.observe.Outlet;
import dev.weir.gateway.settings.AnalyticsSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.OtlpSettings;
import dev.weir.gateway.settings.TraceSettings;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.gateway.trace.FinishedTrace;
import dev.weir.gateway.trace.Tracer;
import dev.weir.policy.Secrets;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is told about exchanges beside numbers: the access log and those who follow it,
 * events, traces. What is not configured is null and costs nothing. Thread-safe.
 */
final class Observation implements AutoCloseable {
  private final AccessLog accessLog;
  private final LogTap tap;
  private final @Nullable Analytics analytics;
  private final @Nullable Outlet<FinishedTrace> traces;
  private final @Nullable Tracer tracer;

  private Observation(
      AccessLog accessLog,
      LogTap tap,
      @Nullable Analytics analytics,
      @Nullable Outlet<FinishedTrace> traces,
      @Nullable Tracer tracer) {
    this.accessLog = accessLog;
    this.tap = tap;
    this.analytics = analytics;
    this.traces = traces;
    this.tracer = tracer;
  }

  /**
   * Opens what the settings ask for.
   *
   * @throws IllegalStateException when something cannot be opened; nothing is left open then
   */
  static Observation open(GatewaySettings settings, Secrets secrets, Clock clock) {
    Opening opening = new Opening(settings, secrets);
    try {
      AccessLog accessLog = opening.accessLog();
      Analytics analytics = opening.analytics();
      TraceSettings wanted = settings.observe().traces().orElse(null);
      if (wanted == null) {
        return new Observation(accessLog, opening.tap(), analytics, null, null);
      }
      Outlet<FinishedTrace> traces = opening.exports().traces(wanted.otlp());
      Tracer tracer = new Tracer(clock, wanted.samplePercent(), traces);
      return new Observation(accessLog, opening.tap(), analytics, traces, tracer);
    } catch (RuntimeException e) {
      opening.close();
      throw e;
    }
  }

  @Nullable Tracer tracer() {
    return tracer;
  }

  LogTap tap() {
    return tap;
  }

  /** Tells of an exchange that has ended; on its event loop. */
  void ended(ExchangeRecord exchange, @Nullable ExchangeTrace trace) {
    accessLog.ended(exchange);
    tap.ended(exchange);
    if (analytics != null) {
      analytics.ended(exchange);
    }
    if (tracer != null && trace != null) {
      tracer.ended(trace, exchange);
    }
  }

  long droppedAccessLines() {
    return accessLog.dropped();
  }

  long droppedEventLines() {
    return analytics == null ? 0 : analytics.droppedLines();
  }

  long lostEvents() {
    return analytics == null ? 0 : analytics.lost();
  }

  long lostTraces() {
    return traces == null ? 0 : traces.lost();
  }

  @Override
  public void close() {
    accessLog.close();
    if (analytics != null) {
      analytics.close();
    }
    if (traces != null) {
      traces.close();
    }
  }

  /** What has been opened so far. */
  private static final class Opening {
    private final GatewaySettings settings;
    private final Secrets secrets;
    private @Nullable AccessLog accessLog;
    private @Nullable Analytics analytics;
    private @Nullable Outlet<Event> events;
    private @Nullable Exports exports;

    Opening(GatewaySettings settings, Secrets secrets) {
      this.settings = settings;
      this.secrets = secrets;
    }

    LogTap tap() {
      return new LogTap(settings.accessLog().headers());
    }

    AccessLog accessLog() {
      try {
        AccessLog opened = AccessLog.open(settings.accessLog());
        accessLog = opened;
        return opened;
      } catch (IOException e) {
        throw cannotOpen("access log", settings.accessLog().to(), e);
      }
    }

    @Nullable Analytics analytics() {
      AnalyticsSettings wanted = settings.observe().analytics().orElse(null);
      if (wanted == null) {
        return null;
      }
      OtlpSettings collector = wanted.otlp().orElse(null);
      events = collector == null ? null : exports().events(collector);
      try {
        analytics = Analytics.open(wanted, settings.sources().environment(), events);
        return analytics;
      } catch (IOException e) {
        throw cannotOpen("event log", wanted.to(), e);
      }
    }

    Exports exports() {
      Exports known = exports;
      if (known == null) {
        known = new Exports(GatewayMetrics.version(), settings.sources().environment(), secrets);
        exports = known;
      }
      return known;
    }

    void close() {
      if (accessLog != null) {
        accessLog.close();
      }
      if (analytics != null) {
        analytics.close();
      } else if (events != null) {
        events.close();
      }
    }

    private static IllegalStateException cannotOpen(String what, String to, IOException e) {
      return new IllegalStateException(
          "cannot open the " + what + " " + to + ": " + e.getMessage(), e);
    }
  }
}
