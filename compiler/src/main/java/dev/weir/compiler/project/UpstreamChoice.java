package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.List;
import java.util.Map;

/**
 * Chooses the upstream of an operation: what the nearest scope says, or else what the definition's
 * servers mean.
 */
final class UpstreamChoice {
  private final ApiDefinition definition;
  private final ServerUpstreams servers;
  private final Upstreams upstreams;
  private final Problems problems;

  UpstreamChoice(
      ApiDefinition definition, ServerUpstreams servers, Upstreams upstreams, Problems problems) {
    this.definition = definition;
    this.servers = servers;
    this.upstreams = upstreams;
    this.problems = problems;
  }

  /**
   * The name; empty for an operation that is mocked and therefore may do without.
   *
   * @param origins is told where it came from
   */
  String of(
      DefinedOperation operation,
      List<ScopeSettings> scopes,
      boolean mocked,
      Map<String, String> origins) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Node written = scopes.get(i).settings().get("upstream");
      if (written != null && !Nodes.isNull(written)) {
        origins.put("upstream", written.place().toString());
        return checked(written, scopes.get(i).path("upstream"));
      }
    }
    String name = servers.of(operation);
    Place endpoints = upstreams.endpoints(name);
    if (!endpoints.equals(Place.NONE)) {
      origins.put("upstream", endpoints.toString());
      return name;
    }
    if (!mocked) {
      problems.error(
          "no-endpoint",
          definition.root().node().place(),
          "upstreams." + name + ".endpoints",
          "there is no backend to call: the definition names no server that can be called",
          "add upstreams: {"
              + name
              + ": {endpoints: [http://localhost:3000]}} to weir.yaml,"
              + " or run it with --upstream URL");
    }
    return mocked ? "" : name;
  }

  private String checked(Node written, String path) {
    String name = written instanceof Node.Scalar scalar ? scalar.text() : "";
    if (upstreams.find(name).isEmpty()) {
      problems.error(
          "unknown-upstream",
          written.place(),
          path,
          "there is no upstream " + name,
          Suggest.among(name, upstreams.names()));
    } else if (upstreams.endpoints(name).equals(Place.NONE)) {
      problems.error(
          "no-endpoint",
          written.place(),
          "upstreams." + name + ".endpoints",
          "the upstream " + name + " has no endpoint",
          "add endpoints: [http://localhost:3000]");
    }
    return name;
  }
}
