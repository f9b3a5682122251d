package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.Server;
import dev.weir.compiler.openapi.ServerSet;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Map<String, ServerSet> sets = new LinkedHashMap<>();

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

  /**
   * Says of each set of which a gateway calls only one server that it does: where the others are
   * copies of it, an author must say so.
   */
  void reportAlternatives(List<RoutePlan> routes, Upstreams upstreams, Problems problems) {
    Set<String> used = new HashSet<>();
    routes.forEach(route -> used.add(route.upstream()));
    sets.forEach(
        (name, set) -> {
          boolean asWritten = upstreams.endpoints(name).equals(set.place());
          if (set.servers().size() > 1 && used.contains(name) && asWritten) {
            reportAlternatives(name, set, problems);
          }
        });
  }

  private void reportAlternatives(String name, ServerSet set, Problems problems) {
    String chosen = ((Node.Scalar) endpoints(set).get(0)).text();
    problems.warning(
        "alternative-servers",
        set.place(),
        "",
        "of these "
            + set.servers().size()
            + " servers only "
            + chosen
            + " is called: they are alternatives, such as production and sandbox",
        "upstreams: {"
            + name
            + ": {endpoints: […]}} in weir.yaml chooses another, or several to balance over");
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
    sets.put(name, servers);
    upstreams.put(
        name,
        servers.place(),
        Node.mapping()
            .put("endpoints", servers.place(), new Node.Sequence(endpoints, servers.place()))
            .build(servers.place()));
    return name;
  }

  /**
   * The endpoint of a set: its first server that can be called. Where there is none, all that name
   * a host, so that what is wrong with them is said. Relative servers of a path or operation are on
   * the host of the root's first one.
   */
  private List<Node> endpoints(ServerSet servers) {
    List<Node> endpoints = new ArrayList<>();
    String origin =
        servers.level() == ServerSet.Level.ROOT
            ? ""
            : definition.servers().chosen().map(Server::origin).orElse("");
    for (Server server : servers.servers()) {
      boolean relative = !server.absolute() && !server.url().contains("://");
      if (!relative || !origin.isEmpty()) {
        String url = relative ? origin + server.path() : trimmed(server.url());
        Node endpoint = Nodes.text(url, server.place());
        if (new Server(url, server.place()).callable()) {
          return List.of(endpoint);
        }
        endpoints.add(endpoint);
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
