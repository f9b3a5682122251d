package dev.weir.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where operators come in.
 *
 * @param address loopback unless the operator says otherwise
 * @param port 0 for any free one
 * @param tokenFile a file of mode 0600 whose text is the token for everything beyond live, ready
 *     and metrics; empty: those pages are closed
 */
public record AdminSettings(String address, int port, Optional<Path> tokenFile) {
  /** Port 9090 of loopback, without a token. */
  public static final AdminSettings DEFAULT =
      new AdminSettings("127.0.0.1", 9090, Optional.empty());
}
