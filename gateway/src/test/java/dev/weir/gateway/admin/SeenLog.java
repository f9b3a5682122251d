package dev.weir.gateway.admin;

import dev.weir.gateway.ProcessLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log that a test looks into. */
final class SeenLog implements ProcessLog {
  private final Map<String, String> levels = new ConcurrentHashMap<>();
  volatile @Nullable Consumer<String> lines;

  @Override
  public String level(String logger) {
    return levels.getOrDefault(logger, levels.getOrDefault("", "info"));
  }

  @Override
  public boolean level(String logger, String level) {
    boolean known = List.of("info", "debug", "trace").contains(level);
    if (known) {
      levels.put(logger, level);
    }
    return known;
  }

  @Override
  public void reset(String logger) {
    levels.remove(logger);
  }

  @Override
  public Runnable follow(Consumer<String> taker) {
    lines = taker;
    return () -> lines = null;
  }
}
