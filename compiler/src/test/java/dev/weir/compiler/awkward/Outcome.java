package dev.weir.compiler.awkward;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.config.Problem;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.nio.file.Path;
import java.util.List;

/** What came of a definition, in a few lines. */
final class Outcome {
  private static final int MOST = 8;

  private Outcome() {}

  /** Routes, as they are served when a backend is given; problems, as they are without one. */
  static String of(Path definition) {
    ProjectCompiler compiler = new ProjectCompiler();
    Compilation alone = compiler.compile(definition, CompileOptions.DEFAULT);
    Compilation given =
        compiler.compile(definition, CompileOptions.DEFAULT.withUpstream("http://backend.example"));
    StringBuilder text = new StringBuilder();
    text.append(given.plan().map(Outcome::plan).orElse("no plan")).append('\n');
    if (alone.clean()) {
      alone
          .plan()
          .ifPresent(
              plan ->
                  plan.upstreams()
                      .values()
                      .forEach(
                          upstream ->
                              text.append(upstream.name())
                                  .append(" = ")
                                  .append(upstream.endpoints().get(0).url())
                                  .append('\n')));
    }
    List<Problem> problems = alone.problems();
    problems.stream().limit(MOST).forEach(problem -> text.append(problem).append('\n'));
    if (problems.size() > MOST) {
      text.append("and ").append(problems.size() - MOST).append(" more problems\n");
    }
    return text.toString();
  }

  private static String plan(ApiPlan plan) {
    long open = plan.routes().stream().filter(RoutePlan::open).count();
    return plan.name()
        + " "
        + plan.version()
        + " at "
        + plan.contexts()
        + ": "
        + plan.routes().size()
        + " routes, "
        + open
        + " open";
  }
}
