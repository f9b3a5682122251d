package dev.weir.cli.run;

import dev.weir.gateway.settings.GatewaySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the operator decided, by {@code gateway.yaml} and by options.
 *
 * @param gateway the gateway itself
 * @param environment which environment of the APIs applies; empty for development
 * @param apis what to serve when the command line names nothing
 * @param signedBy the key that bundles must be signed with
 */
record OperatorSettings(
    GatewaySettings gateway, String environment, List<Path> apis, Optional<Path> signedBy) {
  /** Copies the list. */
  OperatorSettings {
    apis = List.copyOf(apis);
  }
}
