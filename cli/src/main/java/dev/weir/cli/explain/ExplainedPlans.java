package dev.weir.cli.explain;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.BundledApi;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.cli.Version;
import dev.weir.cli.project.Compiled;
import dev.weir.cli.project.Projects;
import dev.weir.compiler.CompileOptions;
import dev.weir.config.Severity;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plans of a project or a bundle, in one environment. */
final class ExplainedPlans {
  private final Shell shell;
  private final CompileOptions options;
  private final Optional<String> environment;
  private final PolicyCatalogue policies;

  ExplainedPlans(
      Shell shell, CompileOptions options, Optional<String> environment, PolicyCatalogue policies) {
    this.shell = shell;
    this.options = environment.map(options::withEnvironment).orElse(options);
    this.environment = environment;
    this.policies = policies;
  }

  List<ApiPlan> of(String target) {
    Path path = shell.path(target);
    Bundle bundle =
        Files.isRegularFile(path) && target.endsWith(".weir") ? read(path) : compile(target);
    String name = environment.orElse("");
    if (environment.isPresent() && !bundle.environments().contains(name)) {
      throw CommandFailure.misuse(
          target + " has no environment " + name,
          bundle.environments().isEmpty()
              ? "it has none"
              : "it has " + String.join(", ", bundle.environments()));
    }
    try {
      return bundle.plans(name);
    } catch (BundleException e) {
      throw CommandFailure.problem(target + " is not accepted: " + e.getMessage(), "");
    }
  }

  private Bundle read(Path path) {
    try {
      return new BundleReader().read(path);
    } catch (BundleException e) {
      throw CommandFailure.problem(shell.shown(path) + " is not accepted: " + e.getMessage(), "");
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + shell.shown(path), Reason.of(e));
    }
  }

  private Bundle compile(String target) {
    List<BundledApi> apis = new ArrayList<>();
    for (Compiled project : new Projects(shell, options, policies).compile(List.of(target))) {
      apis.add(
          project
              .bundled()
              .orElseThrow(
                  () ->
                      CommandFailure.problem(
                          project.name()
                              + " cannot be built: "
                              + project.count(Severity.ERROR)
                              + " errors",
                          "weir check " + target + " shows them")));
    }
    return new Bundle(Version.weir(), apis);
  }
}
