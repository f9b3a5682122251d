package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.Server;
import dev.weir.compiler.openapi.ServerSet;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The upstreams that a definition's {@code servers} mean: those of the root are {@code default};
 * those of a path or an operation are an upstream of their own, named after the first path or
 * operation that has them. Equal sets are one upstream.
 */
final class ServerUpstreams {
  /** The upstream of every operation that names no other. */
  static final String DEFAULT = "default";

  private final ApiDefinition definition;
  private final Map<List<String>, String> named = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of(DEFAULT));
  private final Node.Builder upstreams = Node.mapping();
  private final Map<String, String> byOperation = new HashMap<>();

  private ServerUpstreams(ApiDefinition definition) {
    this.definition = definition;
  }

  static ServerUpstreams of(ApiDefinition definition) {
    ServerUpstreams found = new ServerUpstreams(definition);
    found.add(DEFAULT, definition.servers());
    definition.operations().forEach(found::add);
    return found;
  }

  /** A layer with {@code upstreams}, weaker than every other. */
  Node.Mapping layer() {
    return Node.mapping().put("upstreams", upstreams.build()).build();
  }

  /** The name of the upstream that the definition gives an operation. */
  String of(DefinedOperation operation) {
    return byOperation.getOrDefault(operation.id(), DEFAULT);
  }

  /** The names that it gave. */
  Set<String> names() {
    return taken;
  }

  private void add(DefinedOperation operation) {
    ServerSet servers = operation.servers();
    if (servers.level() == ServerSet.Level.ROOT) {
      return;
    }
    String owner =
        servers.level() == ServerSet.Level.PATH
            ? operation.template().text()
            : operation.method() + operation.template().text();
    byOperation.put(operation.id(), add(owner, servers));
  }

  private String add(String owner, ServerSet servers) {
    List<Node> endpoints = endpoints(servers);
    List<String> urls = endpoints.stream().map(node -> ((Node.Scalar) node).text()).toList();
    if (urls.isEmpty()) {
      return DEFAULT;
    }
    String known = named.get(urls);
    if (known != null) {
      return known;
    }
    String name = owner.equals(DEFAULT) ? DEFAULT : free(Names.slug(owner));
    named.put(urls, name);
    upstreams.put(
        name,
        servers.place(),
        Node.mapping()
            .put("endpoints", servers.place(), new Node.Sequence(endpoints, servers.place()))
            .build(servers.place()));
    return name;
  }

  /** Relative servers of a path or operation are on the host of the root's first one. */
  private List<Node> endpoints(ServerSet servers) {
    List<Node> endpoints = new ArrayList<>();
    for (Server server : servers.servers()) {
      String origin =
          servers.level() == ServerSet.Level.ROOT
              ? ""
              : definition.servers().servers().stream()
                  .filter(Server::absolute)
                  .findFirst()
                  .map(Server::origin)
                  .orElse("");
      if (server.absolute() || server.url().contains("://")) {
        endpoints.add(Nodes.text(trimmed(server.url()), server.place()));
      } else if (!origin.isEmpty()) {
        endpoints.add(Nodes.text(origin + server.path(), server.place()));
      }
    }
    return endpoints;
  }

  private static String trimmed(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
