package dev.weir.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Backend;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.cli.Typed.Running;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path here;

  @AfterEach
  void uninstalled() {
    System.clearProperty("weir.home");
  }

  @Test
  void wholeLifeOfAGatewayIsLivedInSilence() {
    System.setProperty("weir.home", Path.of("..").toAbsolutePath().normalize().toString());

    Outcome outcome = Typed.in(here).weir("--train");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
    assertThat(here).isEmptyDirectory();
  }

  @Test
  void withoutExamplesThereIsLessToKeepAndNoFailure() {
    System.setProperty("weir.home", here.toString());

    assertThat(Typed.in(here).weir("--train").exitCode()).isZero();
  }

  @Test
  void callsOfTheTrainingReachTheBackend() throws Exception {
    Sample.orders(here);
    try (Backend backend = Backend.start();
        Running weir =
            Typed.in(here)
                .start(
                    "run",
                    "orders",
                    "--upstream",
                    backend.url(),
                    "--port",
                    "0",
                    "--admin-port",
                    "0")) {
      int port = Integer.parseInt(weir.awaitErr("callers use +http://localhost:(\\d+)/"));

      TrainingCall.http1(port, "GET /shop/orders/1 HTTP/1.1", "");
      TrainingCall.http2(port, "/shop/orders/2");

      assertThat(backend.paths()).containsExactly("/orders/1", "/orders/2");
    }
  }
}
