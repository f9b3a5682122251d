package dev.weir.corpus;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A public definition as one API among many.
 *
 * @param definition its name in the corpus
 * @param context where callers find it, which is also where the backend has it
 */
record CorpusApi(String definition, String context, ApiPlan plan) {
  /** Puts a definition into a project of its own and compiles it, open and with one backend. */
  static CorpusApi compile(Path corpus, String definition, int number, Path work, String backend)
      throws IOException {
    String name = "api-" + number;
    Path project = Files.createDirectories(work.resolve(name));
    Files.copy(corpus.resolve(definition), project.resolve("openapi.json"));
    Files.writeString(
        project.resolve("weir.yaml"),
        """
        weir: 1
        name: %s
        definition: openapi.json
        context: /%s
        security: open
        """
            .formatted(name, name));
    Compilation compilation =
        new ProjectCompiler()
            .compile(project, CompileOptions.DEFAULT.withUpstream(backend + "/" + name));
    return new CorpusApi(
        definition,
        "/" + name,
        compilation
            .plan()
            .orElseThrow(() -> new IllegalStateException(compilation.problems().toString())));
  }

  /** Some of its routes, from all over it. */
  List<RoutePlan> some(int most) {
    List<RoutePlan> routes = plan.routes();
    List<RoutePlan> some = new ArrayList<>();
    int count = Math.min(most, routes.size());
    for (int i = 0; i < count; i++) {
      some.add(routes.get((int) ((long) i * routes.size() / count)));
    }
    return some;
  }

  /** A path that a route matches, without the context. */
  static String path(RoutePlan route) {
    return route.template().replaceAll("\\{[^}]*}", "v1").replaceAll("\\*$", "rest/of/it");
  }
}
