package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The environments of a params file and of the deployments, as overlays. */
final class Environments {
  private final Params params;
  private final Deployments deployments;

  Environments(Params params, Deployments deployments) {
    this.params = params;
    this.deployments = deployments;
  }

  /**
   * Each environment in the shape of {@code environments/NAME.yaml}.
   *
   * @param upstreams makes the section {@code upstreams} for backends that a params file names
   */
  Map<String, Node.Mapping> overlays(Function<Backends, Node.Mapping> upstreams) {
    Map<String, Node.Mapping> overlays = new LinkedHashMap<>();
    params
        .environments()
        .forEach((name, environment) -> overlays.put(name, overlay(name, environment, upstreams)));
    deployments
        .hosts()
        .forEach(
            (name, host) -> {
              Node.Builder overlay = Node.mapping();
              host.ifPresent(named -> overlay.put("hosts", one(named)));
              overlays.putIfAbsent(name, overlay.build());
            });
    return overlays;
  }

  private Node.Mapping overlay(
      String name, Params.Environment environment, Function<Backends, Node.Mapping> upstreams) {
    Node.Builder overlay = Node.mapping();
    hosts(name, environment).ifPresent(hosts -> overlay.put("hosts", hosts));
    if (!environment.backends().isEmpty()) {
      overlay.put("upstreams", environment.place(), upstreams.apply(environment.backends()));
    }
    return overlay.build(environment.place());
  }

  /** What the params file says of hosts, be it "any"; else what the deployments say. */
  private Optional<Node> hosts(String name, Params.Environment environment) {
    if (environment.deployments().isPresent()) {
      Node any = new Node.Sequence(List.of(), environment.place());
      return Optional.of(environment.deployments().get().all().orElse(any));
    }
    return Optional.ofNullable(deployments.hosts().get(name))
        .flatMap(host -> host)
        .map(Environments::one);
  }

  private static Node one(Node.Scalar host) {
    return new Node.Sequence(List.of(host), host.place());
  }
}
