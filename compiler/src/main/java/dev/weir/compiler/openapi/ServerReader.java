package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.specification.Specification;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code servers}, and {@code host}, {@code basePath} and {@code schemes} of Swagger 2.0. */
final class ServerReader {
  private final Specification specification;
  private final Problems problems;

  ServerReader(Specification specification, Problems problems) {
    this.specification = specification;
    this.problems = problems;
  }

  /** The servers of the whole definition. */
  ServerSet root(Located root) {
    return specification == Specification.SWAGGER_2_0
        ? swagger(root)
        : of(root, ServerSet.Level.ROOT).orElse(ServerSet.NONE);
  }

  /** The servers that a path or operation has of its own; empty when it has none. */
  Optional<ServerSet> of(Located holder, ServerSet.Level level) {
    if (specification == Specification.SWAGGER_2_0
        || !(holder.get("servers").map(Located::node).orElse(null) instanceof Node.Sequence list)
        || list.items().isEmpty()) {
      return Optional.empty();
    }
    List<Server> written = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping server
          && server.get("url") instanceof Node.Scalar url
          && url.kind() == Node.Kind.TEXT) {
        written.add(new Server(ServerVariables.fill(url, server), url.place()));
      }
    }
    return Optional.of(set(level, written, list.place()));
  }

  /** The servers in a form that can be called; what is said is about those that will be. */
  private ServerSet set(ServerSet.Level level, List<Server> written, Place place) {
    List<Server> usable =
        withoutTwins(
            written.stream().map(o -> new Server(ServerUrls.usable(o.url()), o.place())).toList());
    ServerSet set = new ServerSet(level, usable, place);
    Place chosen = set.chosen().map(Server::place).orElse(Place.NONE);
    for (Server server : written) {
      if (set.chosen().isEmpty() || server.place().equals(chosen)) {
        ServerUrls.report(server, problems);
      }
    }
    return set;
  }

  private ServerSet swagger(Located root) {
    Optional<Located> host = root.get("host");
    Optional<Located> basePath = root.get("basePath");
    String path = root.text("basePath").orElse("");
    Place place = host.or(() -> basePath).orElse(root).node().place();
    if (host.isEmpty()) {
      return path.isEmpty()
          ? ServerSet.NONE
          : new ServerSet(ServerSet.Level.ROOT, List.of(new Server(path, place)), place);
    }
    String rest = "://" + host(root) + (path.startsWith("/") ? "" : "/") + path;
    List<Server> servers = new ArrayList<>();
    if (root.get("schemes").map(Located::node).orElse(null) instanceof Node.Sequence schemes) {
      for (Node scheme : schemes.items()) {
        if (scheme instanceof Node.Scalar text && text.text().startsWith("http")) {
          servers.add(new Server(text.text() + rest, place));
        }
      }
    }
    if (servers.isEmpty()) {
      servers.add(new Server("https" + rest, place));
    }
    return set(ServerSet.Level.ROOT, servers, place);
  }

  /** Many write a URL where only a host may stand; the check says so. */
  private static String host(Located root) {
    String host = root.text("host").orElse("").replaceFirst("^[a-zA-Z]+://", "");
    int slash = host.indexOf('/');
    return slash < 0 ? host : host.substring(0, slash);
  }

  /** A server that is given with {@code http} and with {@code https} is one, called with TLS. */
  private static List<Server> withoutTwins(List<Server> servers) {
    List<Server> kept = new ArrayList<>();
    for (Server server : servers) {
      String secure = "https" + server.url().substring(Math.min(4, server.url().length()));
      boolean twin =
          servers.stream()
              .anyMatch(o -> server.url().startsWith("http:") && o.url().equals(secure));
      if (!twin && kept.stream().noneMatch(o -> o.url().equals(server.url()))) {
        kept.add(server);
      }
    }
    return kept;
  }
}
