package dev.weir.cli.build;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.BundledApi;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.PlanCodec;
import dev.weir.plan.RoutePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir inspect}: what is in a bundle. */
@Command(
    description = "Shows what is in a bundle: its APIs, routes, upstreams and environments.",
    footer = {"", "Example:", "  weir inspect petstore.weir --format json"})
public final class InspectCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "BUNDLE", description = "A file that weir build wrote.")
  private String bundle = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
  private String format = "text";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "As it is in this environment.")
  private String environment = "";

  /** A command for this shell. */
  public InspectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path file = shell.path(bundle);
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.misuse("there is no bundle " + bundle, "");
    }
    if (!format.equals("text") && !format.equals("json")) {
      throw CommandFailure.misuse("there is no format " + format, "choose text or json");
    }
    try {
      BundleReader reader = new BundleReader();
      BundleReader.Inspection inspection = reader.inspect(reader.bytes(file));
      if (!environment.isEmpty() && !inspection.bundle().environments().contains(environment)) {
        throw CommandFailure.misuse(
            "the bundle has no environment " + environment,
            "it has: " + String.join(", ", inspection.bundle().environments()));
      }
      if (format.equals("json")) {
        json(inspection);
      } else {
        text(inspection);
      }
      return ExitCode.CLEAN;
    } catch (IOException | BundleException e) {
      throw CommandFailure.problem(
          bundle + " cannot be read as a bundle", String.valueOf(e.getMessage()));
    }
  }

  private void text(BundleReader.Inspection inspection) throws BundleException {
    Bundle content = inspection.bundle();
    shell
        .out()
        .printf(
            "%s: format %d, built by weir %s, %s%n",
            bundle,
            inspection.manifest().format(),
            content.compiler(),
            inspection.signed() ? "signed" : "not signed");
    for (BundledApi api : content.apis()) {
      ApiPlan plan = api.plan(environment);
      shell.out().printf("%n%s %s%n", plan.name(), plan.version());
      shell.out().printf("  callers use   %s%n", String.join(", ", contexts(plan)));
      if (!plan.hosts().isEmpty()) {
        shell.out().printf("  hosts         %s%n", String.join(", ", plan.hosts()));
      }
      plan.upstreams()
          .forEach(
              (name, upstream) ->
                  shell
                      .out()
                      .printf(
                          "  upstream      %s: %s%n",
                          name,
                          String.join(
                              ", ", upstream.endpoints().stream().map(e -> e.url()).toList())));
      if (!api.overlays().isEmpty()) {
        shell.out().printf("  environments  %s%n", String.join(", ", api.overlays().keySet()));
      }
      for (RoutePlan route : plan.routes()) {
        List<String> policies = route.policies().stream().map(p -> p.type()).toList();
        shell
            .out()
            .printf(
                "  %-40s %s%s%n",
                route.id(),
                route.open() ? "open" : "secured",
                policies.isEmpty() ? "" : "  " + String.join(", ", policies));
      }
    }
  }

  private static List<String> contexts(ApiPlan plan) {
    return plan.contexts().stream().map(context -> context.isEmpty() ? "/" : context).toList();
  }

  private void json(BundleReader.Inspection inspection) throws BundleException {
    List<Node> apis = new ArrayList<>();
    for (BundledApi api : inspection.bundle().apis()) {
      apis.add(
          Node.mapping()
              .put("plan", PlanCodec.write(api.plan(environment)))
              .put("environments", Node.texts(List.copyOf(api.overlays().keySet())))
              .build());
    }
    Node all =
        Node.mapping()
            .put("format", Node.number(inspection.manifest().format()))
            .put("compiler", inspection.bundle().compiler())
            .put("signed", Node.flag(inspection.signed()))
            .put("apis", Node.list(apis))
            .build();
    shell.out().println(JsonWriter.indented(all));
  }
}
