package dev.weir.compiler.migrated;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.DefinedPath;
import dev.weir.compiler.openapi.Server;
import dev.weir.compiler.openapi.ServerSet;
import dev.weir.compiler.project.Names;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which backends each operation has. At one level an extension beats {@code servers}; of two levels
 * the narrower wins, for production and for sandbox alone; what a level does not say comes from the
 * API.
 */
final class Upstreams {
  private static final String DEFAULT = "default";

  private final ApiDefinition definition;
  private final EndpointExtension extension;
  private final boolean serversCount;
  private final Map<String, Backends> byPath = new HashMap<>();
  private final Map<String, String> byOperation = new LinkedHashMap<>();
  private final Map<String, Backends> narrow = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of(DEFAULT));

  private Upstreams(
      ApiDefinition definition,
      EndpointExtension extension,
      CleanExtensions clean,
      boolean serversCount) {
    this.definition = definition;
    this.extension = extension;
    this.serversCount = serversCount;
    for (DefinedPath path : definition.paths()) {
      byPath.putIfAbsent(path.path(), extension.read(clean.of(path), CleanExtensions.path(path)));
    }
    for (DefinedOperation operation : definition.operations()) {
      add(operation, clean);
    }
  }

  /** What paths and operations say in extensions and servers. */
  static Upstreams of(
      ApiDefinition definition, EndpointExtension extension, CleanExtensions clean) {
    return new Upstreams(definition, extension, clean, true);
  }

  /** Those that say something in an extension; what only servers say is another's business. */
  static Upstreams ofExtensions(
      ApiDefinition definition, EndpointExtension extension, CleanExtensions clean) {
    return new Upstreams(definition, extension, clean, false);
  }

  private void add(DefinedOperation operation, CleanExtensions clean) {
    Backends said = extension.read(clean.of(operation), CleanExtensions.path(operation));
    Backends saidOfPath = byPath.getOrDefault(operation.path(), Backends.NONE);
    if (!serversCount && said.isEmpty() && saidOfPath.isEmpty()) {
      return;
    }
    Backends ofOperation = said.orElse(servers(operation, ServerSet.Level.OPERATION));
    Backends ofPath = saidOfPath.orElse(servers(operation, ServerSet.Level.PATH));
    Backends own = ofOperation.orElse(ofPath);
    if (!own.isEmpty()) {
      String owner =
          ofOperation.isEmpty() ? operation.path() : operation.method() + operation.path();
      byOperation.put(operation.id(), name(own, owner));
    }
  }

  private String name(Backends own, String owner) {
    for (Map.Entry<String, Backends> known : narrow.entrySet()) {
      if (known.getValue().equals(own)) {
        return known.getKey();
      }
    }
    String named = own.production().or(own::sandbox).map(EndpointSet::name).orElse("");
    String name = Names.slug(named.isEmpty() ? owner : named);
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    narrow.put(free, own);
    return free;
  }

  private static Backends servers(DefinedOperation operation, ServerSet.Level level) {
    return operation.servers().level() == level ? servers(operation.servers()) : Backends.NONE;
  }

  /** The servers of a definition as production backends; relative ones name no backend. */
  static Backends servers(ServerSet servers) {
    List<Node.Scalar> urls = new ArrayList<>();
    for (Server server : servers.servers()) {
      if (server.absolute()) {
        urls.add(Layer.text(server.url(), server.place()));
      }
    }
    return urls.isEmpty()
        ? Backends.NONE
        : new Backends(Optional.of(EndpointSet.of(urls, servers.place())), Optional.empty());
  }

  /** The name of the upstream of each operation that does not use {@code default}. */
  Map<String, String> byOperation() {
    return Map.copyOf(byOperation);
  }

  /** Where the backends of an upstream are written. */
  Place place(String upstream) {
    Backends own = narrow.getOrDefault(upstream, Backends.NONE);
    return own.production().or(own::sandbox).map(EndpointSet::place).orElse(Place.NONE);
  }

  /**
   * The {@code upstreams} section.
   *
   * @param api the backends of the API
   */
  Node.Mapping section(Backends api, UpstreamWords words) {
    Node.Builder upstreams = Node.mapping();
    if (!api.isEmpty()) {
      upstreams.put(DEFAULT, words.entry(api));
    } else if (byOperation.size() < definition.operations().size()) {
      Optional<EndpointSet> broken =
          Optional.of(EndpointSet.broken(definition.root().node().place()));
      upstreams.put(DEFAULT, words.entry(new Backends(broken, Optional.empty())));
    }
    narrow.forEach((name, own) -> upstreams.put(name, words.entry(own.orElse(api))));
    return upstreams.build();
  }

  /** The same section without the upstream that the servers of a definition mean. */
  static Node.Mapping withoutDefault(Node.Mapping section) {
    Node.Builder others = Node.mapping();
    section
        .members()
        .forEach(
            (name, member) -> {
              if (!name.equals(DEFAULT)) {
                others.put(name, member.place(), member.value());
              }
            });
    return others.build(section.place());
  }

  private static void check(Stream<Backends> upstreams, Problems problems) {
    upstreams.forEach(
        backends -> {
          UpstreamWords.checkAgreement(backends, problems);
          UpstreamWords.checkProduction(backends, problems);
        });
  }

  /** Reports operations that no backend serves, and sets that one upstream cannot hold. */
  void check(Backends api, Problems problems) {
    check(Stream.of(api), problems);
    check(narrow.values().stream().map(own -> own.orElse(api)), problems);
    if (!api.isEmpty()) {
      return;
    }
    for (DefinedOperation operation : definition.operations()) {
      if (!byOperation.containsKey(operation.id())) {
        problems.error(
            "no-endpoint",
            operation.place(),
            CleanExtensions.path(operation),
            "has no backend: neither a params file, an x-wso2 extension, endpointConfig nor servers"
                + " name one",
            "add x-wso2-production-endpoints: {urls: [http://…]} at the root");
        return;
      }
    }
  }
}
