package dev.weir.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Backend;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Fetch;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.cli.Typed.Running;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(ParityRow.CLI)
class RunCommandTest {
  private static final String CALLERS = "callers use +(\\S+)\n";
  private static final String ADMIN = "admin +(\\S+)/ready\n";

  private static final String FIXED =
      """
      weir: 1
      name: broken
      definition: openapi.yaml
      context: /broken
      security: open
      upstreams:
        default:
          endpoints: [http://localhost:3000]
      """;

  @TempDir Path here;

  @BeforeEach
  void project() {
    Sample.orders(here);
  }

  /** No access log between the lines of the tests. */
  private Running start(String... arguments) throws Exception {
    Files.writeString(here.resolve("quiet.yaml"), "weir: 1\nlogs: {access: {to: none}}\n");
    String[] all = new String[arguments.length + 7];
    all[0] = "run";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    System.arraycopy(
        new String[] {"--config", "quiet.yaml", "--port", "0", "--admin-port", "0"},
        0,
        all,
        arguments.length + 1,
        6);
    return Typed.in(here).start(all);
  }

  @Test
  void bundleIsServedUntilItIsStopped() throws Exception {
    Typed.in(here).weir("build", "orders", "-o", "orders.weir");
    try (Running weir = start("orders.weir")) {
      String url = weir.awaitErr(CALLERS);

      assertThat(url).matches("http://localhost:\\d+/shop/");
      assertThat(Fetch.get(url + "ping").body()).isEqualTo("pong");
      assertThat(Fetch.get(weir.awaitErr(ADMIN) + "/ready").statusCode()).isEqualTo(200);
      assertThat(weir.stop()).isEqualTo(ExitCode.CLEAN);
    }
  }

  @Test
  void bannerTellsWhereCallsGoWhatIsOpenAndHowManyWarningsThereAre() throws Exception {
    Path settings = here.resolve("orders/weir.yaml");
    Files.writeString(settings, Files.readString(settings).replace("security: open\n", ""));
    try (Running weir = start("orders")) {
      weir.awaitErr("Ctrl-C ends it");

      assertThat(weir.err())
          .startsWith("orders 1.4.0\n")
          .contains("  calls go to   http://localhost:3000\n")
          .contains("  open          every operation is open to everybody\n")
          .containsPattern("  warnings      [1-9]; weir check orders shows them\n");
      assertThat(weir.out()).isEmpty();
    }
  }

  @Test
  void bannerTellsWhatIsClosedUntilCredentialsCanBeChecked() throws Exception {
    Sample.orders(here)
        .with(
            "weir.yaml",
            """
            weir: 1
            name: orders
            definition: openapi.yaml
            security: open
            operations:
              GET /orders: {security: [{key: []}]}
            """);
    Path definition = here.resolve("orders/openapi.yaml");
    Files.writeString(
        definition,
        Files.readString(definition)
            + "components: {securitySchemes: {key: {type: apiKey, in: header, name: k}}}\n");
    try (Running weir = start("orders")) {
      weir.awaitErr("Ctrl-C ends it");

      assertThat(weir.err())
          .contains("  open          2 of 3 operations are open to everybody\n")
          .contains(
              "  closed        1 of 3 operations is closed (503): credentials are required, and"
                  + " cannot be checked yet\n")
          .contains("\n                x-weir-security: open in the definition, or");
    }
  }

  @Test
  void definitionNeedsNoProject() throws Exception {
    try (Backend backend = Backend.start();
        Running weir =
            start("--openapi", "orders/openapi.yaml", "--upstream", backend.url() + "/base")) {
      String url = weir.awaitErr(CALLERS);

      assertThat(Fetch.get(url + "orders/7?a=b").body()).isEqualTo("backend /base/orders/7?a=b");
    }
  }

  @Test
  void definitionWithoutAnUpstreamIsMisuse() {
    Outcome outcome = Typed.in(here).weir("run", "--openapi", "orders/openapi.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("--openapi needs --upstream");
  }

  @Test
  void unknownEnvironmentIsMisuseAndNothingListens() {
    Outcome outcome =
        Typed.in(here).weir("run", "orders", "--environment", "staging", "--port", "0");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err())
        .contains("no API knows the environment staging")
        .contains("known are: prod")
        .doesNotContain("callers use");
  }

  @Test
  void environmentOfAVariableApplies() throws Exception {
    Running running =
        Typed.in(here)
            .with("WEIR_ENVIRONMENT", "prod")
            .with("WEIR_HTTP_PORT", "0")
            .start("run", "orders", "--admin-port", "0");
    try (Running weir = running) {
      assertThat(weir.awaitErr("calls go to +(\\S+),"))
          .isEqualTo("https://orders-1.internal:8443/v1");
      assertThat(weir.err()).contains("http://api.example.com:");
    }
  }

  @Test
  void namedProjectThatIsBrokenEndsTheStart() {
    Sample.broken(here);

    Outcome outcome = Typed.in(here).weir("run", "orders", "broken", "--port", "0");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err())
        .contains("broken/weir.yaml:8:25: error")
        .contains("broken cannot be served")
        .doesNotContain("callers use");
  }

  @Test
  void namedBundleThatCannotBeBoundEndsTheStart() {
    Sample.orders(here)
        .with(
            "weir.yaml",
            """
            weir: 1
            name: orders
            definition: openapi.yaml
            security: open
            request:
              - set-header: {X-Key: '${env:A_KEY_THAT_NOBODY_SET}'}
            """);
    Typed.in(here).weir("build", "orders", "-o", "orders.weir");

    Outcome outcome = Typed.in(here).weir("run", "orders.weir", "--port", "0");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err())
        .contains("orders 1.4.0 cannot be served")
        .contains("A_KEY_THAT_NOBODY_SET")
        .doesNotContain("callers use");
  }

  @Test
  void bundleThatIsDamagedEndsTheStart() throws Exception {
    Files.writeString(here.resolve("bad.weir"), "nonsense");

    Outcome outcome = Typed.in(here).weir("run", "bad.weir", "--port", "0");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("bad.weir cannot be served");
  }

  @Test
  void folderGoesOnWithWhatIsGoodAndIsNotReady() throws Exception {
    Path apis = Files.createDirectory(here.resolve("apis"));
    Sample.orders(apis);
    Sample.broken(apis);
    try (Running weir = start("apis")) {
      String url = weir.awaitErr(CALLERS);
      String admin = weir.awaitErr(ADMIN);

      assertThat(Fetch.get(url + "ping").body()).isEqualTo("pong");
      assertThat(Fetch.get(admin + "/ready").statusCode()).isEqualTo(503);
      assertThat(Fetch.get(admin + "/ready").body()).contains("\"api\":\"broken\"");
      assertThat(weir.err()).contains("  not served    broken: ");

      // A folder is watched without being told to.
      Files.writeString(apis.resolve("broken/weir.yaml"), FIXED);
      Fetch.until(admin + "/ready", answer -> answer.statusCode() == 200);
    }
  }

  @Test
  void changeIsTakenOnSaveAndAMistakeKeepsTheLastGoodPlan() throws Exception {
    try (Running weir = start("orders", "--watch")) {
      String url = weir.awaitErr(CALLERS);
      String admin = weir.awaitErr(ADMIN);
      Path definition = here.resolve("orders/openapi.yaml");
      String before = Files.readString(definition);

      Files.writeString(definition, before.replace("example: pong", "example: changed"));
      Fetch.until(url + "ping", answer -> answer.body().equals("changed"));

      Files.writeString(definition, "openapi: [");
      weir.awaitErr("orders/openapi.yaml:\\d+:\\d+: error");
      Files.writeString(definition, before.replace("example: pong", "example: again"));
      Fetch.until(url + "ping", answer -> answer.body().equals("again"));
      assertThat(Fetch.get(admin + "/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void gatewayYamlNamesListenersApisAndMore() throws Exception {
    Files.writeString(
        here.resolve("gateway.yaml"),
        """
        weir: 1
        apis: [orders]
        environment: prod
        listeners:
          internal: {address: 127.0.0.1, port: 0, protocols: [http/1.1]}
        admin: {port: 0}
        logs: {access: {to: none}}
        """);
    try (Running weir = Typed.in(here).start("run", "--config", "gateway.yaml")) {
      weir.awaitErr("Ctrl-C ends it");

      assertThat(weir.err())
          .contains("http://api.example.com:")
          .contains("https://orders-1.internal:8443/v1");
    }
  }

  @Test
  void mistakeInGatewayYamlIsToldWithItsPlace() throws Exception {
    Files.writeString(here.resolve("gateway.yaml"), "weir: 1\nlistner:\n  a: {port: 1}\n");

    Outcome outcome = Typed.in(here).weir("run", "orders", "--config", "gateway.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err())
        .contains("gateway.yaml:2:1: error")
        .contains("did you mean listeners?")
        .contains("gateway.yaml cannot be used");
  }

  @Test
  void missingFilesAreMisuse() {
    assertThat(Typed.in(here).weir("run", "nowhere").exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(Typed.in(here).weir("run", "orders", "--config", "no.yaml").exitCode())
        .isEqualTo(ExitCode.MISUSE);
    assertThat(Typed.in(here).weir("run").exitCode()).isEqualTo(ExitCode.MISUSE);
  }

  @Test
  void portThatIsTakenIsAProblemWithARemedy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          Typed.in(here)
              .weir(
                  "run",
                  "orders",
                  "--address",
                  "127.0.0.1",
                  "--port",
                  "" + taken.getLocalPort(),
                  "--admin-port",
                  "0");

      assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(outcome.err()).contains("" + taken.getLocalPort()).contains("--port");
    }
  }
}
