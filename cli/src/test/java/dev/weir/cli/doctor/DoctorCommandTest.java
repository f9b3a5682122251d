package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(ParityRow.CLI)
class DoctorCommandTest {
  @TempDir Path here;

  @Test
  void machineThatCanRunAGatewayIsClean() {
    Outcome outcome = Typed.in(here).weir("doctor", "--port", "0", "--admin-port", "0");

    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines().map(line -> line.replaceFirst("  .*", ""))).contains("ok");
    for (String subject : new String[] {"machine", "java", "clock", "transport", "http port"}) {
      assertThat(outcome.out()).containsPattern("(?m)^(ok|note) +" + subject + " ");
    }
    assertThat(outcome.out()).doesNotContain("peers");
  }

  @Test
  void configurationIsLookedAt() throws Exception {
    TestCertificate certificate = TestCertificate.of("api.example.com");
    Files.writeString(
        here.resolve("gateway.yaml"),
        """
        weir: 1
        admin: {port: 0}
        apis: [nowhere.weir]
        listeners:
          public:
            port: 0
            tls: {certificates: [{cert: %s, key: %s}]}
        """
            .formatted(certificate.certificateFile(here), certificate.keyFile(here)));

    Outcome outcome = Typed.in(here).weir("doctor", "--config", "gateway.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out())
        .containsPattern("(?m)^ok +public +CN=api.example.com until ")
        .containsPattern("(?m)^BAD +apis +\\S+nowhere.weir cannot be read\n +mend apis");
  }

  @Test
  void configurationThatCannotBeUsedIsAFinding() throws Exception {
    Files.writeString(here.resolve("gateway.yaml"), "weir: 1\nlistner: {}\n");

    Outcome outcome = Typed.in(here).weir("doctor", "--config", "gateway.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("did you mean listeners?");
    assertThat(outcome.out()).containsPattern("(?m)^BAD +configuration +gateway.yaml cannot be");
  }

  @Test
  void portThatIsTakenIsAFindingForProgramsToo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      Outcome outcome =
          Typed.in(here)
              .weir(
                  "doctor",
                  "--port",
                  "" + taken.getLocalPort(),
                  "--admin-port",
                  "0",
                  "--format",
                  "json");

      assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(outcome.out())
          .startsWith("[")
          .contains("\"state\": \"bad\",\n    \"subject\": \"http port\"");
    }
  }

  @Test
  void unknownFormatIsMisuse() {
    assertThat(Typed.in(here).weir("doctor", "--format", "sarif").exitCode())
        .isEqualTo(ExitCode.MISUSE);
  }
}
