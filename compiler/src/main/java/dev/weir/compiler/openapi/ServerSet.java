package dev.weir.compiler.openapi;

import dev.weir.config.Place;
import java.util.List;

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

  /** Copies the list. */
  public ServerSet {
    servers = List.copyOf(servers);
  }
}
