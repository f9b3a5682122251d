package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.List;

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
    Upstreams upstreams = Upstreams.read(scopes.api(), problems);
    RoutePlanner planner =
        new RoutePlanner(definition, servers, types, upstreams, head.origins(), problems);
    List<RoutePlan> routes = new ArrayList<>();
    for (DefinedOperation operation : definition.operations()) {
      scopes.checkTwins(operation, problems);
      routes.add(planner.plan(operation, scopes.of(operation)));
    }
    planner.done();
    if (routes.isEmpty() && !problems.hasErrors()) {
      problems.warning(
          "no-operations",
          definition.root().node().place(),
          "",
          "the definition has no operation, so there is nothing to serve",
          "add one under paths:");
    }
    upstreams.reportUnused(routes, servers, problems);
    servers.reportAlternatives(routes, upstreams, problems);
    return new ApiPlan(
        head.name(),
        head.version(),
        head.contexts(),
        head.hosts(),
        head.transports(),
        routes,
        upstreams.plans(routes));
  }
}
