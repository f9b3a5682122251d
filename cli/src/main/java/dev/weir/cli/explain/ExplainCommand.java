package dev.weir.cli.explain;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.OutputFormat;
import dev.weir.cli.Shell;
import dev.weir.cli.project.CompilerOptions;
import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import dev.weir.gateway.explain.Explainer;
import dev.weir.gateway.explain.ExplanationDocument;
import dev.weir.gateway.explain.Question;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir explain}: which route serves a request, what acts on it, and why not the others. */
@Command(
    footer = {
      "",
      "Exit codes: 0 the request would be served, 1 it would be refused, 2 misuse, 3 unreachable",
      "",
      "Examples:",
      "  weir explain orders 'GET /orders/7'",
      "  weir explain orders.weir 'GET /orders/7' -H 'Host: api.example.com' --environment prod",
      "  weir explain http://localhost:9090 'GET /orders/7' --token-file admin.token"
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "A project, a bundle, or the admin address of a running gateway.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "CALL", description = "Method and path, in quotes.")
  private String call = "";

  @Option(
      names = {"-H", "--header"},
      paramLabel = "FIELD",
      description = "A header field of the request; Host chooses among virtual hosts.")
  private List<String> headers = List.of();

  @Option(names = "--tls", description = "As if the request came over https.")
  private boolean tls;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "With the overlay of an environment.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The token of a running gateway's admin port; WEIR_TOKEN when left out.")
  private Optional<String> tokenFile = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private String format = "";

  @Mixin private CompilerOptions options = new CompilerOptions();

  /** A command for this shell. */
  public ExplainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    OutputFormat chosen = OutputFormat.named(format);
    Node.Mapping explanation = explain(question());
    if (chosen == OutputFormat.JSON) {
      shell.out().print(JsonWriter.indented(explanation));
    } else {
      new ExplanationText(shell).print(explanation);
    }
    return explanation.get("status") == null ? ExitCode.CLEAN : ExitCode.PROBLEMS;
  }

  private Node.Mapping explain(Question question) {
    if (target.startsWith("http://") || target.startsWith("https://")) {
      return new RunningGateway(shell, target, tokenFile).explain(question);
    }
    return options.withPolicies(
        shell,
        policies -> {
          Explainer explainer =
              new Explainer(
                  new ExplainedPlans(shell, options.in(shell), environment, policies).of(target),
                  policies::named);
          return ExplanationDocument.of(explainer.explain(question));
        });
  }

  private Question question() {
    String[] parts = call.strip().split("\\s+");
    if (parts.length != 2) {
      throw CommandFailure.misuse(
          "\"" + call + "\" is not a method and a path", "for example 'GET /pets/7'");
    }
    return new Question(parts[0], parts[1], host(), tls);
  }

  private String host() {
    String host = "";
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw CommandFailure.misuse(
            "\"" + header + "\" is no header field", "for example -H 'Host: api.example.com'");
      }
      if (header.substring(0, colon).strip().equalsIgnoreCase("host")) {
        host = header.substring(colon + 1).strip();
      }
    }
    return host;
  }
}
