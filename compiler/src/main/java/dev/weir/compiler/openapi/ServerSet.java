package dev.weir.compiler.openapi;

import dev.weir.config.Place;
import java.util.List;
import java.util.Optional;

/**
 * The servers that a definition gives at one level.
 *
 * @param level who gives them
 * @param servers in written order; empty when the definition gives none
 * @param place of the list
 */
public record ServerSet(Level level, List<Server> servers, Place place) {
  /** A definition without servers. */
  public static final ServerSet NONE = new ServerSet(Level.ROOT, List.of(), Place.NONE);

  /** Where in a definition servers may stand; the nearest to the operation holds. */
  public enum Level {
    ROOT,
    PATH,
    OPERATION
  }

  /**
   * The one that is called: the first that can be. Servers are alternatives among which a client
   * chooses (OpenAPI 3.1 §4.8.1), such as production and sandbox, and not copies of one another.
   */
  public Optional<Server> chosen() {
    return servers.stream().filter(Server::callable).findFirst();
  }

  /** Copies the list. */
  public ServerSet {
    servers = List.copyOf(servers);
  }
}
