package dev.weir.gateway.admin;

import dev.weir.gateway.ProcessLog;
import dev.weir.gateway.text.Escape;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Levels of loggers that were changed while the gateway runs. Each goes back to the configured one
 * after a time, so that nobody's search fills a disk. On the admin port's thread.
 */
final class LevelChanges {
  /** When nothing is said. */
  static final Duration USUAL = Duration.ofMinutes(15);

  static final Duration LONGEST = Duration.ofHours(24);

  /** More loggers than anybody looks at. */
  private static final int MOST = 50;

  private final Supplier<ProcessLog> log;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Map<String, Change> changes = new TreeMap<>();

  private record Change(Instant until, Future<?> end) {}

  LevelChanges(Supplier<ProcessLog> log, ScheduledExecutorService timer, Clock clock) {
    this.log = log;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * Changes one.
   *
   * @param logger its name; empty for all
   * @return false when the word is no level
   */
  boolean set(String logger, String level, Duration time) {
    if (!changes.containsKey(logger) && changes.size() >= MOST) {
      return false;
    }
    if (!log.get().level(logger, level)) {
      return false;
    }
    Future<?> end = timer.schedule(() -> reset(logger), time.toMillis(), TimeUnit.MILLISECONDS);
    Instant until = clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS);
    Change before = changes.put(logger, new Change(until, end));
    if (before != null) {
      before.end().cancel(false);
    }
    return true;
  }

  /** Goes back to what is configured. */
  void reset(String logger) {
    Change change = changes.remove(logger);
    if (change != null) {
      change.end().cancel(false);
      log.get().reset(logger);
    }
  }

  /** What holds, as JSON. */
  String json() {
    StringBuilder json = new StringBuilder("{\"level\":\"");
    Escape.json(json, log.get().level(""));
    json.append("\",\"changed\":[");
    String comma = "";
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      json.append(comma).append("{\"logger\":\"");
      Escape.json(json, change.getKey());
      json.append("\",\"level\":\"");
      Escape.json(json, log.get().level(change.getKey()));
      json.append("\",\"until\":\"").append(change.getValue().until()).append("\"}");
      comma = ",";
    }
    return json.append("]}").toString();
  }
}
