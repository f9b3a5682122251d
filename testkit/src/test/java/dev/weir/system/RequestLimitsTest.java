package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.RequestLimits;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.Ask;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How large requests may be; who sends a larger one is told, and nobody else notices. */
@Feature(ParityRow.REST)
class RequestLimitsTest {
  private static final RequestLimits SMALL =
      new RequestLimits(4 << 10, 20, 1 << 10, 1000, Duration.ofSeconds(10), Duration.ofSeconds(60));

  private static final TestPolicy READS_ALL =
      TestPolicy.of("reads-all", new Policy() {}).requestBody(BodyUse.whole(500));

  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway
        .limits(SMALL)
        .policy(READS_ALL)
        .serves(
            TestApi.named("pets")
                .route("GET /pets")
                .route("GET /{name}")
                .route("POST /pets")
                .route("POST /read", r -> r.policy("reads-all"))
                .to(backend));
  }

  /** A call is refused with a status, and what comes after it is served. */
  private static void refuses(
      GatewayFixture gateway, FakeUpstream backend, Ask ask, int status, String fault) {
    Answer answer = ask.send();
    assertThat(answer.status()).isEqualTo(status);
    if (!fault.isEmpty()) {
      assertThat(answer.fault()).isEqualTo(fault);
    }
    assertThat(backend.count()).isZero();
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void tooManyHeaderFieldsAre431(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    Ask ask = gateway.get("/pets");
    for (int i = 0; i < 20; i++) {
      ask.header("X-" + i, "1");
    }

    refuses(gateway, backend, ask, 431, "headers-too-large");
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void aLargeHeaderIs431(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    refuses(
        gateway,
        backend,
        gateway.get("/pets").header("X", "x".repeat(5000)),
        431,
        "headers-too-large");
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void anEnormousHeaderDoesNotDestroyItsRefusal(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    refuses(
        gateway,
        backend,
        gateway.get("/pets").header("X", "x".repeat(500_000)),
        431,
        "headers-too-large");
  }

  @SystemTest
  void aLargeHttp2HeaderIs431AndLeavesTheOtherStreamsAlone(
      GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();
    String[] head = {":method", "POST", ":scheme", "http", ":authority", "a", ":path", "/pets"};
    client.headers(1, false, head).data(1, false, "a");
    assertThat(backend.next().method()).isEqualTo("POST");

    List<String> large = new ArrayList<>(List.of(head));
    large.addAll(List.of("x", "x".repeat(5000)));
    client.headers(3, true, large.toArray(new String[0]));

    assertThat(client.fate(3)).isEqualTo("431");
    client.data(1, true, "b");
    assertThat(client.fate(1)).isEqualTo("200");
    client.headers(5, true, head);
    assertThat(client.fate(5)).isEqualTo("200");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aLongUriIs414(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    refuses(gateway, backend, gateway.get("/" + "x".repeat(1024)), 414, "uri-too-long");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aVeryLongUriIs414(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    refuses(gateway, backend, gateway.get("/" + "x".repeat(3000)), 414, "uri-too-long");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theLongestUriIsServed(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    assertThat(gateway.get("/" + "x".repeat(1023)).send().status()).isEqualTo(200);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aBodyThatSaysItIsTooLargeIs413(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    refuses(
        gateway, backend, gateway.ask("POST", "/pets").body(new byte[1001]), 413, "body-too-large");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aBodyThatTurnsOutTooLargeIs413AndTheConnectionGoesOn(
      GatewayFixture gateway, FakeUpstream backend) throws IOException {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    OpenCall call = connection.ask("POST", "/pets").streaming().open();
    call.write(new byte[600]);
    call.write(new byte[600]);
    assertThat(call.answer().status()).isEqualTo(413);
    if (!gateway.spoken().http2()) {
      call.write(new byte[100]);
      call.end();
    }

    assertThat(connection.ask("POST", "/pets").body("b").send().text()).isEqualTo("b");
    for (Received request : backend.received()) {
      assertThat(request.complete() ? request.text() : "b").isEqualTo("b");
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPolicyReadsNoMoreThanItMay(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("POST", "/read").body(new byte[501]).send().status()).isEqualTo(413);
    assertThat(connection.ask("POST", "/read").body(new byte[500]).send().body()).hasSize(500);

    OpenCall call = connection.ask("POST", "/read").streaming().open();
    call.write(new byte[400]);
    call.write(new byte[101]);
    assertThat(call.answer().status()).isEqualTo(413);
    if (!gateway.spoken().http2()) {
      call.end();
    }

    assertThat(connection.ask("POST", "/read").body("b").send().text()).isEqualTo("b");
    assertThat(backend.count()).isEqualTo(2);
  }

  @SystemTest
  void tooManyHeaderFieldsLeaveTheConnectionInStep(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n" + "X: 1\r\n".repeat(20) + "\r\n");
    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(client.answer().status()).isEqualTo(431);
    assertThat(client.answer().status()).isEqualTo(200);
  }
}
