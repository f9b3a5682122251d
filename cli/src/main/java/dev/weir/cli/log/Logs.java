package dev.weir.cli.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import dev.weir.gateway.ProcessLog;
import java.io.OutputStream;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Sets up logging in code, since reading a configuration file would cost a tenth of the start.
 * Lines are written by a thread of their own, and are dropped rather than ever making a caller
 * wait: an event loop must not stop because nobody reads standard error.
 */
public final class Logs {
  private static final int QUEUE = 4096;

  private static volatile Level configured = Level.WARN;

  private Logs() {}

  /** How a line looks. */
  public enum Format {
    TEXT,
    JSON
  }

  /**
   * Logs from now on in this way.
   *
   * @param level {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error} or {@code
   *     off}
   * @param out where lines go; never closed
   */
  public static void start(String level, Format format, OutputStream out) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.start();
    Layout<ILoggingEvent> layout = format == Format.JSON ? new JsonLines() : new TextLines();
    layout.setContext(context);
    layout.start();
    LineAppender lines = new LineAppender(layout, out);
    lines.setContext(context);
    lines.start();
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setQueueSize(QUEUE);
    queue.setNeverBlock(true);
    queue.addAppender(lines);
    queue.start();
    Logger root = root();
    Level chosen = Level.toLevel(level.toUpperCase(Locale.ROOT), Level.INFO);
    root.setLevel(chosen);
    configured = chosen;
    root.addAppender(queue);
  }

  /** The log of this process, for whoever may change and show it while it runs. */
  public static ProcessLog running() {
    return new LogControl(configured);
  }

  private static Logger root() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Writes what is still queued, and logs nothing after that. */
  public static void stop() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
