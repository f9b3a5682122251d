package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the plan of one API from its definition and layers of settings. */
public final class Planner {
  private final ApiDefinition definition;
  private final PolicyTypes types;
  private final Problems problems;
  private final ServerUpstreams servers;

  /** Plans one API; whatever is wrong goes to {@code problems}. */
  public Planner(ApiDefinition definition, PolicyTypes types, Problems problems) {
    this.definition = definition;
    this.types = types;
    this.problems = problems;
    this.servers = ServerUpstreams.of(definition);
  }

  /**
   * The plan; to be thrown away when there were errors.
   *
   * @param layers of the shape of {@code weir.yaml}, weakest first
   */
  public ApiPlan plan(List<Node.Mapping> layers) {
    List<Node.Mapping> all = new ArrayList<>(List.of(servers.layer()));
    all.addAll(layers);
    Scopes scopes = Scopes.of(all, new Selector(definition), types, problems);
    ApiHead head = new HeadReader(definition, scopes.api(), problems).read();
    Map<String, UpstreamPlan> upstreams = upstreams(scopes.api());
    RoutePlanner planner =
        new RoutePlanner(definition, servers, types, upstreams, head.origins(), problems);
    List<RoutePlan> routes = new ArrayList<>();
    for (DefinedOperation operation : definition.operations()) {
      routes.add(planner.plan(operation, scopes.of(operation)));
    }
    planner.done();
    unused(upstreams, routes, scopes.api());
    return new ApiPlan(
        head.name(),
        head.version(),
        head.contexts(),
        head.hosts(),
        head.transports(),
        routes,
        used(upstreams, routes));
  }

  private Map<String, UpstreamPlan> upstreams(Node.Mapping api) {
    Map<String, UpstreamPlan> upstreams = new LinkedHashMap<>();
    UpstreamsReader.read(api, problems)
        .forEach(upstream -> upstreams.put(upstream.name(), upstream));
    return upstreams;
  }

  private void unused(
      Map<String, UpstreamPlan> upstreams, List<RoutePlan> routes, Node.Mapping api) {
    Set<String> used = new HashSet<>();
    routes.forEach(route -> used.add(route.upstream()));
    if (api.get("upstreams") instanceof Node.Mapping written) {
      for (String name : upstreams.keySet()) {
        Node.Member member = written.members().get(name);
        if (!used.contains(name) && member != null && !name.equals(ServerUpstreams.DEFAULT)) {
          problems.warning(
              "unused",
              member.place(),
              Nodes.path("upstreams", name),
              "no operation uses it",
              "name it with upstream: under operations, or remove it");
        }
      }
    }
  }

  private static Map<String, UpstreamPlan> used(
      Map<String, UpstreamPlan> upstreams, List<RoutePlan> routes) {
    Map<String, UpstreamPlan> used = new LinkedHashMap<>();
    upstreams.forEach(
        (name, upstream) -> {
          if (routes.stream().anyMatch(route -> route.upstream().equals(name))) {
            used.put(name, upstream);
          }
        });
    return used;
  }
}
