package dev.weir.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, sizes and shares as authors write them ({@code 250ms}, {@code 16KB}, {@code 20%}). */
public final class Units {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})([a-zA-Z%]+)");

  private Units() {}

  /** {@code 250ms 5s 1m 2h 7d}; empty for anything else, a bare number included. */
  public static Optional<Duration> duration(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(amount.group(1));
    try {
      return switch (amount.group(2)) {
        case "ms" -> Optional.of(Duration.ofMillis(number));
        case "s" -> Optional.of(Duration.ofSeconds(number));
        case "m" -> Optional.of(Duration.ofMinutes(number));
        case "h" -> Optional.of(Duration.ofHours(number));
        case "d" -> Optional.of(Duration.ofDays(number));
        default -> Optional.empty();
      };
    } catch (ArithmeticException tooLong) {
      return Optional.empty();
    }
  }

  /** {@code 512B 16KB 10MB 1GB} in bytes, 1 KB = 1024 B; empty for anything else. */
  public static OptionalLong size(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return OptionalLong.empty();
    }
    int shift =
        switch (amount.group(2).toUpperCase(Locale.ROOT)) {
          case "B" -> 0;
          case "KB" -> 10;
          case "MB" -> 20;
          case "GB" -> 30;
          case "TB" -> 40;
          default -> -1;
        };
    long number = Long.parseLong(amount.group(1));
    if (shift < 0 || number > Long.MAX_VALUE >> shift) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number << shift);
  }

  /** {@code 20%} as 20; 0 to 100; empty for anything else. */
  public static OptionalLong percent(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches() || !amount.group(2).equals("%")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(amount.group(1));
    return number > 100 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /**
   * The shortest form that {@link #duration} reads; exact for every duration that it can give. What
   * is finer than a millisecond is cut off.
   */
  public static String format(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    return minutes % 60 != 0
        ? minutes + "m"
        : minutes % (24 * 60) != 0 ? minutes / 60 + "h" : minutes / (24 * 60) + "d";
  }
}
