package dev.weir.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Cli;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Fetch;
import dev.weir.cli.Sample;
import dev.weir.cli.Shell;
import dev.weir.cli.Stop;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.cli.Typed.Running;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningCommandsTest {
  private static final String CALLERS = "callers use +(\\S+)\n";
  private static final String ADMIN = "admin +(\\S+)/ready\n";

  @TempDir Path here;
  private Running weir;
  private String url = "";
  private String admin = "";

  @BeforeEach
  void start() throws Exception {
    Sample.orders(here);
    Path token = Files.writeString(here.resolve("token"), "a-token-of-the-operator\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        here.resolve("gateway.yaml"),
        """
        weir: 1
        admin: {port: 0, token-file: token}
        logs: {level: info, access: {to: none}}
        """);
    weir = Typed.in(here).start("run", "orders", "--config", "gateway.yaml", "--port", "0");
    url = weir.awaitErr(CALLERS);
    admin = weir.awaitErr(ADMIN);
  }

  @AfterEach
  void stop() throws Exception {
    assertThat(weir.stop()).isEqualTo(ExitCode.CLEAN);
  }

  private Outcome typed(String... arguments) {
    return Typed.in(here).weir(arguments);
  }

  @Test
  void statusShowsWhatRuns() {
    Outcome status = typed("status", admin, "--token-file", "token");

    assertThat(status.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(status.out())
        .startsWith("ready  weir ")
        .containsPattern("listens +http  \\S+:\\d+  http  http/1.1, h2c\n")
        .containsPattern("serves +orders 1.4.0 at /shop  \\d+ operations since 20")
        .containsPattern(
            "calls +http://localhost:3000  for orders 1.4.0 \\(default\\), 0 connections\n");
    assertThat(typed("status", admin, "--token-file", "token", "--format", "json").out())
        .startsWith("{\n  \"version\"");
  }

  @Test
  void withoutTheTokenStatusSaysWhetherItIsReady() {
    Outcome status = typed("status", admin);

    assertThat(status.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(status.out()).isEqualTo("ready\n");
    assertThat(status.err()).contains("wants its token; give --token-file FILE");
    Outcome wrong = Typed.in(here).with("WEIR_TOKEN", "wrong").weir("status", admin);
    assertThat(wrong.out()).isEqualTo("ready\n");
    assertThat(wrong.err()).contains("does not take this token").doesNotContain("wrong");
    assertThat(
            Typed.in(here)
                .with("WEIR_TOKEN", "a-token-of-the-operator")
                .weir("status", admin)
                .out())
        .contains("orders 1.4.0");
  }

  @Test
  void topLooksOnceWhenNobodyWatches() throws Exception {
    Fetch.get(url + "ping");
    Outcome top = typed("top", admin, "--interval", "200ms");

    assertThat(top.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(top.out())
        .startsWith(admin + "  0.0 calls/s")
        .containsPattern("orders 1.4.0 \\S+ +0.0 +- ")
        .contains("http://localhost:3000  orders 1.4.0")
        .contains("event loops, p99 late: 0 ")
        .doesNotContain("\u001b");
    assertThat(typed("top", admin, "--interval", "200ms", "--format", "json").out())
        .startsWith("{\n  \"connections\"");
  }

  @Test
  void topGoesOnAtATerminalUntilQIsPressed() {
    StringWriter out = new StringWriter();
    Shell shell =
        new Shell(
            new PrintWriter(out),
            new PrintWriter(out),
            true,
            Map.of("NO_COLOR", "1"),
            here,
            Stop.byCall(),
            new ByteArrayInputStream("xq".getBytes(StandardCharsets.US_ASCII)));

    int exitCode = new Cli(shell).run("top", admin);

    assertThat(exitCode).isEqualTo(ExitCode.CLEAN);
    assertThat(out.toString())
        .startsWith("\u001b[?1049h")
        .contains("q leaves")
        .endsWith("\u001b[?25h\u001b[?1049l");
  }

  @Test
  void topGoesOnAtATerminalUntilItIsStopped() throws Exception {
    try (Running top = Typed.in(here).atTerminal().start("top", admin, "--interval", "100ms")) {
      top.awaitOut("event loops");
      Fetch.get(url + "ping");
      top.awaitOut("orders 1.4.0 \\S+ +[1-9]");
      assertThat(top.stop()).isEqualTo(ExitCode.CLEAN);
      assertThat(top.out()).endsWith("\u001b[?1049l");
    }
  }

  @Test
  void callsAreFollowedThatPassTheFilters() throws Exception {
    try (Running logs =
            Typed.in(here)
                .start(
                    "logs", admin, "--token-file", "token", "--api", "orders", "--status", "2xx");
        Running json =
            Typed.in(here)
                .start(
                    "logs",
                    admin,
                    "--token-file",
                    "token",
                    "--status",
                    "404",
                    "--format",
                    "json")) {
      Fetch.until(url + "ping", answer -> logs.out().contains("/shop/ping"));
      Fetch.until(url + "nowhere", answer -> json.out().contains("/shop/nowhere"));

      assertThat(logs.out()).containsPattern("20\\S+Z 200 GET /shop/ping  \\S+ms  orders ");
      assertThat(logs.out()).doesNotContain("nowhere");
      assertThat(json.out().lines()).allMatch(line -> line.startsWith("{\"time\":"));
      assertThat(logs.stop()).isEqualTo(ExitCode.CLEAN);
      assertThat(json.stop()).isEqualTo(ExitCode.CLEAN);
    }
  }

  @Test
  void whatTheGatewaySaysIsFollowedAtALevelThatIsChangedMeanwhile() throws Exception {
    HttpRequest.Builder level =
        HttpRequest.newBuilder(URI.create(admin + "/log-level?logger=dev.weir&for=1m"))
            .header("Authorization", "Bearer a-token-of-the-operator");
    assertThat(Fetch.send(level.PUT(HttpRequest.BodyPublishers.ofString("debug"))).body())
        .contains("\"logger\":\"dev.weir\",\"level\":\"debug\"");
    try (Running logs =
        Typed.in(here).start("logs", admin, "--token-file", "token", "--kind", "gateway")) {
      Fetch.until(url + "nowhere", answer -> logs.out().contains("not-found"));

      assertThat(logs.out()).containsPattern("DEBUG Gateway: \\S+ not-found: /shop/nowhere\n");
      assertThat(logs.stop()).isEqualTo(ExitCode.CLEAN);
    }
    assertThat(Fetch.send(level.DELETE()).body()).endsWith("\"changed\":[]}");
  }

  @Test
  void logsNeedTheToken() {
    Outcome logs = typed("logs", admin);

    assertThat(logs.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(logs.err()).contains("wants its token", "give --token-file FILE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs --kind audit",
        "logs --status 600",
        "logs --kind gateway --api orders",
        "logs --format xml",
        "top --interval 5",
        "top --interval 1ms",
        "status --format xml",
        "status nonsense",
        "status --token-file nowhere",
      })
  void whatIsNotUnderstoodIsMisuse(String line) {
    assertThat(typed(line.split(" ")).exitCode()).isEqualTo(ExitCode.MISUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "top", "logs"})
  void aGatewayThatIsNotThereIsUnreachable(String command) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Outcome outcome = typed(command, "http://127.0.0.1:" + port);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(outcome.err()).contains("does not answer");
  }
}
