package dev.weir.cli.demo;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Shell;
import dev.weir.cli.run.GatewayOptions;
import dev.weir.cli.run.LocalGateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir demo}: a gateway, a backend and calls to try. */
@Command(
    description = {
      "Serves the petstore example with a backend of its own, and says what to call.",
      "Nothing is written and nothing else is needed. Ctrl-C ends it."
    })
public final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen; 8080. 0: any free one.")
  private int port = 8080;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description = "Health and metrics; any free one.")
  private int adminPort;

  /** A command for this shell. */
  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    GatewayOptions.inRange("--port", port);
    GatewayOptions.inRange("--admin-port", adminPort);
    Path project = Path.of(System.getProperty("weir.home", "."), "examples", "petstore");
    if (!Files.isDirectory(project)) {
      throw CommandFailure.problem(
          "the petstore example is not there: " + project, "run weir from its installation");
    }
    try (PetBackend backend = PetBackend.start();
        LocalGateway gateway = LocalGateway.start(shell, project, backend.url(), port, adminPort)) {
      gateway.tell();
      suggest(gateway.url());
      shell.stop().await();
    } catch (IOException e) {
      throw CommandFailure.problem("cannot start the backend", String.valueOf(e.getMessage()));
    }
    return ExitCode.CLEAN;
  }

  private void suggest(String url) {
    PrintWriter err = shell.err();
    err.println();
    err.println(shell.style().strong("Try, in another terminal:"));
    err.println("  curl -i " + url + "pets                    all pets");
    err.println("  curl -i " + url + "pets/1                  one of them");
    err.println(
        "  curl -i "
            + url
            + "pets -H 'Content-Type: application/json' -d '{\"name\":\"Mimi\",\"kind\":\"cat\"}'");
    err.println("  curl -i " + url + "pets/1 -X PATCH         a method that is not offered");
    err.println("  curl -i --path-as-is " + url + "a/../pets  a path that is not canonical");
    err.flush();
  }
}
