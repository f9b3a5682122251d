package dev.weir.gateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * One address where callers come in.
 *
 * @param name as the operator named it
 * @param address an IP address or a name; {@code 0.0.0.0} or {@code ::} for every one
 * @param port 0 for any free one
 * @param protocols {@code h2}, {@code h2c}, {@code http/1.1}, in order of preference
 * @param tls empty for plain text
 */
public record ListenerSettings(
    String name, String address, int port, List<String> protocols, Optional<TlsSettings> tls) {
  /** Copies the list. */
  public ListenerSettings {
    protocols = List.copyOf(protocols);
  }

  /** Plain HTTP/1.1 and h2c on every address. */
  public static ListenerSettings plain(String name, int port) {
    return new ListenerSettings(
        name, "0.0.0.0", port, List.of("http/1.1", "h2c"), Optional.empty());
  }
}
