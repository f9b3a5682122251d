package dev.weir.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.weir.gateway.ProcessLog;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Changes and shows what this process logs. Thread-safe. */
final class LogControl implements ProcessLog {
  private static final Set<String> LEVELS =
      Set.of("trace", "debug", "info", "warn", "error", "off");

  private final Level configured;

  /** {@code configured} is what all loggers begin with. */
  LogControl(Level configured) {
    this.configured = configured;
  }

  @Override
  public String level(String logger) {
    return named(logger).getEffectiveLevel().toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean level(String logger, String level) {
    boolean known = LEVELS.contains(level);
    if (known) {
      named(logger).setLevel(Level.toLevel(level.toUpperCase(Locale.ROOT)));
    }
    return known;
  }

  @Override
  public void reset(String logger) {
    named(logger).setLevel(logger.isEmpty() ? configured : null);
  }

  @Override
  public Runnable follow(Consumer<String> lines) {
    Logger root = named("");
    Following following = new Following(lines);
    following.setContext(root.getLoggerContext());
    following.start();
    root.addAppender(following);
    return () -> {
      root.detachAppender(following);
      following.stop();
    };
  }

  private static Logger named(String logger) {
    return ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(logger.isEmpty() ? org.slf4j.Logger.ROOT_LOGGER_NAME : logger);
  }

  /** Hands every line over at once. */
  private static final class Following extends AppenderBase<ILoggingEvent> {
    private final Consumer<String> lines;
    private final JsonLines layout = new JsonLines();

    Following(Consumer<String> lines) {
      this.lines = lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.accept(layout.doLayout(event).strip());
    }
  }
}
