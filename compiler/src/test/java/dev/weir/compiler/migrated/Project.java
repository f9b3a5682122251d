package dev.weir.compiler.migrated;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.config.Problem;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import dev.weir.policies.BuiltInPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small migrated project in a temporary folder, and what came of compiling it. */
final class Project {
  static final String DEFINITION =
      """
      openapi: 3.0.0
      info: {title: Pets, version: 1.0.0}
      paths:
        /pets:
          get: {responses: {"200": {description: ok}}}
      """;

  static final String API =
      """
      type: api
      version: v4.1.0
      data:
        name: Pets
        context: /pets
        version: 1.0.0
        endpointConfig:
          endpoint_type: http
          production_endpoints: {url: 'http://pets:8080'}
      """;

  private final Path folder;
  private CompileOptions options = CompileOptions.DEFAULT;

  private Project(Path folder) {
    this.folder = folder;
  }

  static Project in(Path folder) {
    return new Project(folder);
  }

  /**
   * {@code api.yaml} with further lines below {@code data}, and a definition with one operation.
   */
  static Project apictl(Path folder, String more) {
    return in(folder)
        .file("api.yaml", API + more.indent(2))
        .file("Definitions/swagger.yaml", DEFINITION);
  }

  /** A Microgateway project with one definition: further lines at its root. */
  static Project microgateway(Path folder, String more) {
    return in(folder).file("api_definitions/pets.yaml", DEFINITION + more);
  }

  Project file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project params(String text) {
    Path file = folder.resolveSibling(folder.getFileName() + "-params.yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paramsAt(file);
  }

  Project paramsAt(Path file) {
    options = options.withParams(file);
    return this;
  }

  Project environment(String name) {
    options = options.withEnvironment(name);
    return this;
  }

  Project variables(Map<String, String> variables) {
    options = options.withVariables(variables);
    return this;
  }

  Compilation compile() {
    return new ProjectCompiler(BuiltInPolicies.all()).compile(folder, options);
  }

  /** What was said, without the closed operations that every migrated project has for now. */
  List<String> problems() {
    return problems(compile());
  }

  static List<String> problems(Compilation compilation) {
    return compilation.problems().stream()
        .filter(problem -> !problem.code().equals("security-not-available"))
        .map(Problem::toString)
        .toList();
  }

  /** The plan, which must have come without errors. */
  ApiPlan plan() {
    return plan(compile());
  }

  static ApiPlan plan(Compilation compilation) {
    return compilation
        .plan()
        .orElseThrow(() -> new AssertionError("no plan: " + compilation.problems()));
  }

  RoutePlan route(String id) {
    return plan().routes().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  UpstreamPlan upstream(String name) {
    UpstreamPlan upstream = plan().upstreams().get(name);
    if (upstream == null) {
      throw new AssertionError("upstreams: " + plan().upstreams().keySet());
    }
    return upstream;
  }

  static List<String> urls(List<dev.weir.plan.EndpointPlan> endpoints) {
    return endpoints.stream().map(endpoint -> endpoint.url()).toList();
  }
}
