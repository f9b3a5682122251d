package dev.weir.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenTelemetry collector that takes OTLP over HTTP.
 *
 * @param url to which {@code /v1/traces} and {@code /v1/logs} are appended
 * @param headers sent along, by name; values hold references to secrets, which are never shown
 * @param trust a file with PEM certificates to believe instead of those that Java believes
 */
public record OtlpSettings(URI url, Map<String, String> headers, Optional<Path> trust) {
  /** Copies the map. */
  public OtlpSettings {
    headers = Map.copyOf(headers);
  }

  /** Where one signal goes. */
  public String endpoint(String signal) {
    String base = url.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/" + signal;
  }

  /** Values of headers may be secrets. */
  @Override
  public String toString() {
    return "OtlpSettings[url=" + url + ", headers=" + headers.keySet() + ", trust=" + trust + "]";
  }
}
