package dev.weir.gateway.observe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of log lines, in UTC. Remembers the text of the current second. One thread at a time. */
public final class LogTime {
  private final DateTimeFormatter format;
  private long second = Long.MIN_VALUE;
  private byte[] text = {};

  /** A pattern of {@link DateTimeFormatter} without fractions of seconds. */
  public LogTime(String pattern) {
    format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The text of a time, to the second. */
  public byte[] of(long millis) {
    long now = Math.floorDiv(millis, 1000);
    if (now != second) {
      text = format.format(Instant.ofEpochSecond(now)).getBytes(StandardCharsets.US_ASCII);
      second = now;
    }
    return text;
  }
}
