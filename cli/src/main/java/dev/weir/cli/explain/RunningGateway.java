package dev.weir.cli.explain;

import dev.weir.cli.Shell;
import dev.weir.cli.running.AdminPort;
import dev.weir.config.Node;
import dev.weir.gateway.explain.Question;
import java.util.Optional;

/** A gateway that runs, which is asked to explain. */
final class RunningGateway {
  private final AdminPort port;

  RunningGateway(Shell shell, String address, Optional<String> tokenFile) {
    this.port = new AdminPort(shell, address, tokenFile);
  }

  /** Asks it to explain a request. */
  Node.Mapping explain(Question question) {
    return port.document(
        "/explain?call="
            + AdminPort.encoded(question.method() + " " + question.target())
            + "&host="
            + AdminPort.encoded(question.authority())
            + "&tls="
            + question.secure());
  }
}
