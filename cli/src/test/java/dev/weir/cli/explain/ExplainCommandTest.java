package dev.weir.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature(ParityRow.CLI)
class ExplainCommandTest {
  @TempDir Path here;

  @BeforeEach
  void project() {
    Sample.orders(here);
  }

  @Test
  void namesRoutePoliciesEndpointAndWhereEachCameFrom() {
    Outcome outcome = Typed.in(here).weir("explain", "orders", "GET /shop/orders/7");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("GET /shop/orders/7 over http\nsent to the upstream default\n")
        .contains("route     GET /orders/{id} of orders 1.4.0")
        .contains("getOrder\n")
        .contains("          id = 7\n")
        .contains("          open: anyone may call it\n")
        .containsPattern("request   transform   set-header +weir.yaml:9:9\n")
        .contains("          http://localhost:3000/orders/7\n")
        .containsPattern("context +weir.yaml:4:10\n");
  }

  @Test
  void overlayOfAnEnvironmentIsApplied() {
    Outcome outcome =
        Typed.in(here)
            .weir(
                "explain",
                "orders",
                "GET /shop/orders",
                "-H",
                "Host: api.example.com",
                "--environment",
                "prod");

    assertThat(outcome.out())
        .contains("on api.example.com")
        .contains("upstream  default, round-robin\n")
        .contains("https://orders-1.internal:8443/v1/orders\n")
        .contains("https://orders-2.internal:8443/v1/orders\n");
  }

  @Test
  void refusedCallSaysWhyAndEndsWithOne() {
    Outcome outcome =
        Typed.in(here).weir("explain", "orders", "GET /shop/orders", "--environment", "prod");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out())
        .contains("404 no API has this path\n")
        .containsPattern(
            "not +GET /orders of orders 1.4.0 +is for the host api.example.com; the request names"
                + " none\n");
  }

  @Test
  void bundleIsExplainedAsItsProject() {
    Typed.in(here).weir("build", "orders");

    assertThat(Typed.in(here).weir("explain", "orders.weir", "GET /shop/orders/7").out())
        .isEqualTo(Typed.in(here).weir("explain", "orders", "GET /shop/orders/7").out());
  }

  @Test
  void jsonIsForPrograms() {
    assertThat(Typed.in(here).weir("explain", "orders", "GET /shop/ping", "--format", "json").out())
        .startsWith("{\n  \"method\": \"GET\"")
        .contains("\"verdict\": \"answered from the definition's examples\"");
  }

  @Test
  void runningGatewayIsAskedWithItsToken() throws Exception {
    String json =
        Typed.in(here).weir("explain", "orders", "GET /shop/ping", "--format", "json").out();
    AtomicReference<String> asked = new AtomicReference<>();
    HttpServer admin =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    admin.createContext(
        "/explain",
        exchange -> {
          asked.set(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestURI());
          byte[] body = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    admin.start();
    Files.writeString(here.resolve("token"), "secret\n");
    try {
      Outcome outcome =
          Typed.in(here)
              .weir(
                  "explain",
                  "http://127.0.0.1:" + admin.getAddress().getPort(),
                  "GET /shop/ping",
                  "-H",
                  "Host: a.example",
                  "--token-file",
                  "token");

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out())
          .isEqualTo(Typed.in(here).weir("explain", "orders", "GET /shop/ping").out());
      assertThat(asked.get())
          .isEqualTo("Bearer secret /explain?call=GET%20%2Fshop%2Fping&host=a.example&tls=false");
    } finally {
      admin.stop(0);
    }
  }

  @Test
  void gatewayThatDoesNotAnswerIsUnreachable() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    Outcome outcome = Typed.in(here).weir("explain", "http://127.0.0.1:" + port, "GET /");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(outcome.err()).contains("does not answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "/orders", "GET /a b", ""})
  void callThatIsNoneIsMisuse(String call) {
    Outcome outcome = Typed.in(here).weir("explain", "orders", call);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("is not a method and a path");
  }

  @Test
  void unknownEnvironmentIsMisuseAndNamesTheOthers() {
    Outcome outcome = Typed.in(here).weir("explain", "orders", "GET /", "--environment", "staging");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("orders has no environment staging").contains("it has prod");
  }

  @Test
  void projectWithErrorsCannotBeExplained() {
    Sample.broken(here);

    Outcome outcome = Typed.in(here).weir("explain", "broken", "GET /");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("weir check broken shows them");
  }

  @Test
  void runningGatewaySaysWhyItRefuses() throws Exception {
    try (Typed.Running weir =
        Typed.in(here).start("run", "orders", "--port", "0", "--admin-port", "0")) {
      String admin = weir.awaitErr("admin +(\\S+)/ready");

      Outcome outcome = Typed.in(here).weir("explain", admin, "GET /shop/ping");

      assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(outcome.err()).contains("names no token file").contains("token-file: FILE");
    }
  }

  @Test
  void wrongTokenIsToldFromAMissingOne() throws Exception {
    Path token = Files.writeString(here.resolve("token"), "a-token-of-the-operator");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(here.resolve("gateway.yaml"), "weir: 1\nadmin: {token-file: token}\n");
    try (Typed.Running weir =
        Typed.in(here)
            .start(
                "run", "orders", "--port", "0", "--admin-port", "0", "--config", "gateway.yaml")) {
      String admin = weir.awaitErr("admin +(\\S+)/ready");

      assertThat(Typed.in(here).weir("explain", admin, "GET /shop/ping").err())
          .contains("wants its token");
      assertThat(
              Typed.in(here)
                  .with("WEIR_TOKEN", "a-token-of-someone")
                  .weir("explain", admin, "GET /shop/ping")
                  .err())
          .contains("does not take this token");
    }
  }
}
