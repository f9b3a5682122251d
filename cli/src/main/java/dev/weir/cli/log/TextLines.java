package dev.weir.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code 2026-01-31T09:00:00.123Z INFO reload: message}, then the stack trace if there is one. */
final class TextLines extends LayoutBase<ILoggingEvent> {
  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    line.append(time(event)).append(' ').append(event.getLevel());
    line.append(" ".repeat(6 - event.getLevel().toString().length()));
    line.append(shortName(event.getLoggerName())).append(": ");
    // One event is one line: a message that quotes what a caller sent must not forge another.
    line.append(oneLine(event.getFormattedMessage())).append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString();
  }

  /** UTC, with milliseconds always, so that lines sort. */
  static String time(ILoggingEvent event) {
    String time =
        Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS).toString();
    return time.contains(".") ? time : time.replace("Z", ".000Z");
  }

  private static String shortName(String logger) {
    return logger.startsWith("dev.weir.") ? logger.substring(logger.lastIndexOf('.') + 1) : logger;
  }

  private static String oneLine(String message) {
    if (message.chars().noneMatch(Character::isISOControl)) {
      return message;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      switch (c) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append('\t');
        default -> escaped.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return escaped.toString();
  }
}
