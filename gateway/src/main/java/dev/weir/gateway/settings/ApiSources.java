package dev.weir.gateway.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which APIs are served, when the command line says nothing else.
 *
 * @param environment which {@code environments/NAME.yaml} of the APIs applies; empty for none
 * @param paths bundles, projects or folders of them
 * @param signedBy a public key; bundles without a signature by it are refused
 */
public record ApiSources(String environment, List<Path> paths, Optional<Path> signedBy) {
  /** What the command line names, as it is. */
  public static final ApiSources NONE = new ApiSources("", List.of(), Optional.empty());

  /** Copies the list. */
  public ApiSources {
    paths = List.copyOf(paths);
  }

  /** The same for another environment. */
  public ApiSources withEnvironment(String name) {
    return new ApiSources(name, paths, signedBy);
  }

  /** The same with other paths. */
  public ApiSources withPaths(List<Path> others) {
    return new ApiSources(environment, others, signedBy);
  }
}
