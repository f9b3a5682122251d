package dev.weir.gateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where the access log goes.
 *
 * @param to {@code stdout}, {@code stderr}, {@code none} or a file
 * @param format how a line looks
 * @param pattern of a line, when the format is {@link Format#PATTERN}
 * @param headers request headers that are logged too, lower case; a pattern names its own
 * @param samplePercent 0 to 100: how many of the successful exchanges are logged; faults always are
 */
public record AccessLogSettings(
    String to,
    Format format,
    Optional<LogPattern> pattern,
    List<String> headers,
    int samplePercent) {
  /** Text to standard output. */
  public static final AccessLogSettings STDOUT =
      new AccessLogSettings("stdout", Format.TEXT, List.of(), 100);

  /** No access log. */
  public static final AccessLogSettings NONE =
      new AccessLogSettings("none", Format.TEXT, List.of(), 100);

  /** Copies the list. */
  public AccessLogSettings {
    headers = List.copyOf(headers);
    if (pattern.isPresent() != (format == Format.PATTERN)) {
      throw new IllegalArgumentException("a pattern and the format PATTERN go together");
    }
  }

  /** Lines of a known form. */
  public AccessLogSettings(String to, Format format, List<String> headers, int samplePercent) {
    this(to, format, Optional.empty(), headers, samplePercent);
  }

  /** How a line looks. */
  public enum Format {
    TEXT,
    JSON,
    PATTERN
  }
}
