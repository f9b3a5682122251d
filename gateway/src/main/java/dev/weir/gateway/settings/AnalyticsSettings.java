package dev.weir.gateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where analytics events go.
 *
 * @param to {@code none}, {@code stdout}, {@code stderr} or a file
 * @param format how a line looks
 * @param headers request headers that are told as properties, lower case
 * @param otlp a collector that gets them too
 */
public record AnalyticsSettings(
    String to, Format format, List<String> headers, Optional<OtlpSettings> otlp) {
  /** Copies the list. */
  public AnalyticsSettings {
    headers = List.copyOf(headers);
  }

  /** How a line looks. */
  public enum Format {
    /** One JSON object. */
    JSON,
    /** The same object behind the words that API Manager's reporter for ELK writes before it. */
    ELK
  }
}
