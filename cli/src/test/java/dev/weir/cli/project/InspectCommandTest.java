package dev.weir.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(ParityRow.CLI)
class InspectCommandTest {
  @TempDir Path here;

  @BeforeEach
  void bundle() {
    Sample.orders(here);
    assertThat(Typed.in(here).weir("build", "orders").exitCode()).isZero();
  }

  @Test
  void showsWhatIsInABundle() {
    Outcome outcome = Typed.in(here).weir("inspect", "orders.weir");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("format 1, compiled by weir ")
        .endsWith(
            """
            , not signed

            orders 1.4.0: 3 operations, environment prod
              at /shop
              GET /orders -> default  open
              GET /orders/{id} -> default  open
              GET /ping -> default  open
              upstream default: http://localhost:3000
            """);
  }

  @Test
  void jsonHoldsTheSameAndTheHashes() {
    Outcome outcome = Typed.in(here).weir("inspect", "orders.weir", "--format", "json");

    Node.Mapping document =
        (Node.Mapping)
            new DocumentReader()
                .read("out", outcome.out().getBytes(StandardCharsets.UTF_8), new Problems())
                .orElseThrow();
    assertThat(document.members().keySet())
        .containsExactly("format", "compiler", "signed", "apis", "entries");
    assertThat(outcome.out())
        .contains("\"environments\": [")
        .containsPattern("\"sha256\": \"[0-9a-f]{64}\"");
  }

  @Test
  void damagedBundleIsAProblem() throws Exception {
    byte[] bytes = Files.readAllBytes(here.resolve("orders.weir"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(here.resolve("orders.weir"), bytes);

    Outcome outcome = Typed.in(here).weir("inspect", "orders.weir");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("orders.weir is not accepted: ");
  }

  @Test
  void absentBundleIsMisuse() {
    assertThat(Typed.in(here).weir("inspect", "nothing.weir").exitCode())
        .isEqualTo(ExitCode.MISUSE);
  }
}
