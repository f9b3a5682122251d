package dev.weir.gateway.settings;

import java.util.List;

/**
 * Where the access log goes.
 *
 * @param to {@code stdout}, {@code stderr}, {@code none} or a file
 * @param format one line of text or one JSON object per exchange
 * @param headers request headers that are logged too, lower case
 * @param samplePercent 0 to 100: how many of the successful exchanges are logged; faults always are
 */
public record AccessLogSettings(String to, Format format, List<String> headers, int samplePercent) {
  /** Text to standard output. */
  public static final AccessLogSettings STDOUT =
      new AccessLogSettings("stdout", Format.TEXT, List.of(), 100);

  /** No access log. */
  public static final AccessLogSettings NONE =
      new AccessLogSettings("none", Format.TEXT, List.of(), 100);

  /** Copies the list. */
  public AccessLogSettings {
    headers = List.copyOf(headers);
  }

  /** How a line looks. */
  public enum Format {
    TEXT,
    JSON
  }
}
