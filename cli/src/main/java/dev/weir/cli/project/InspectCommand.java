package dev.weir.cli.project;

import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.BundleReader.Inspection;
import dev.weir.bundle.BundledApi;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.OutputFormat;
import dev.weir.cli.Reason;
import dev.weir.cli.Shell;
import dev.weir.document.JsonWriter;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir inspect}: what is in a bundle. */
@Command(footer = {"", "Example:", "  weir inspect orders.weir"})
public final class InspectCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "X.weir", description = "The bundle.")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private String format = "";

  /** A command for this shell. */
  public InspectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OutputFormat chosen = OutputFormat.named(format);
    Inspection found = inspect();
    if (chosen == OutputFormat.JSON) {
      shell.out().print(JsonWriter.indented(InspectionDocument.of(found)));
    } else {
      text(found);
    }
    return ExitCode.CLEAN;
  }

  private Inspection inspect() {
    BundleReader reader = new BundleReader();
    try {
      return reader.inspect(reader.bytes(shell.path(file)));
    } catch (BundleException e) {
      throw CommandFailure.problem(file + " is not accepted: " + e.getMessage(), "");
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + file, Reason.of(e));
    }
  }

  private void text(Inspection found) {
    PrintWriter out = shell.out();
    out.println(
        "format "
            + found.manifest().format()
            + ", compiled by weir "
            + found.manifest().compiler()
            + (found.signed() ? ", signed (not checked here)" : ", not signed"));
    for (BundledApi api : found.bundle().apis()) {
      out.println();
      out.println(shell.style().strong(BundleLines.headline(api)));
      out.println("  at " + contexts(api.plan().contexts()) + hosts(api.plan().hosts()));
      for (RoutePlan route : api.plan().routes()) {
        String open = route.open() ? "  open" : "";
        out.println("  " + route.id() + " -> " + route.upstream() + open);
      }
      api.plan().upstreams().values().forEach(upstream -> out.println("  " + upstream(upstream)));
      api.files().keySet().forEach(name -> out.println("  file " + name));
    }
  }

  private static String contexts(List<String> contexts) {
    return String.join(", ", contexts.stream().map(c -> c.isEmpty() ? "/" : c).toList());
  }

  private static String hosts(List<String> hosts) {
    return hosts.isEmpty() ? "" : " on " + String.join(", ", hosts);
  }

  private static String upstream(UpstreamPlan upstream) {
    return "upstream "
        + upstream.name()
        + ": "
        + String.join(", ", upstream.endpoints().stream().map(e -> e.url()).toList())
        + (upstream.endpoints().size() > 1
            ? " (" + upstream.balance().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")"
            : "");
  }
}
