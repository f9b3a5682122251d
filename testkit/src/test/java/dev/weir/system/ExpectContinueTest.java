package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;

/** {@code Expect: 100-continue} (RFC 9110 §10.1.1): the one who decides about the body says go. */
@Feature(ParityRow.REST)
class ExpectContinueTest {
  private static final TestPolicy READS_ALL =
      TestPolicy.of("reads-all", new Policy() {}).requestBody(BodyUse.whole(1000));

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets")
        .route("POST /pets")
        .route("POST /read", r -> r.policy("reads-all"))
        .to(backend);
  }

  private static OpenCall asks(ClientConnection connection, String target) {
    return connection
        .ask("POST", target)
        .header("Expect", "100-continue")
        .header("Content-Length", "4")
        .streaming()
        .open();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void theBackendsGoReachesTheCaller(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(100);
          line.answer(200, request.header("Expect") + " " + request.text());
        });
    gateway.policy(READS_ALL).serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 3; i++) {
      OpenCall call = asks(connection, "/pets");
      assertThat(call.interim().status()).isEqualTo(100);
      call.write("body");
      call.end();
      assertThat(call.answer().text()).isEqualTo("100-continue body");
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theBackendsRefusalArrivesWithoutTheBody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(403, "no", "Connection", "close"));
    gateway.policy(READS_ALL).serves(pets(backend));
    ClientConnection connection = gateway.connect();

    Answer answer = asks(connection, "/pets").answer();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.interim()).isEmpty();
  }

  @SystemTest
  void afterARefusalTheConnectionEndsSinceTheBodyMayOrMayNotCome(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(403, "no", "Connection", "close"));
    gateway.policy(READS_ALL).serves(pets(backend));
    RawClient client = gateway.raw();

    client.send(
        "POST /pets HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");

    assertThat(client.answer().header("Connection")).isEqualTo("close");
    assertThat(client.rest()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theGatewayRefusesWithoutTheBodyAndWithoutTheBackend(
      GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(READS_ALL).serves(pets(backend));

    Answer answer =
        gateway
            .ask("POST", "/read")
            .header("Expect", "100-continue")
            .header("Content-Length", "1001")
            .streaming()
            .send();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.interim()).isEmpty();
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aPolicyThatReadsTheBodyMakesTheGatewaySayGo(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> line.answer(200, request.header("Expect") + " " + request.text()));
    gateway.policy(READS_ALL).serves(pets(backend));

    OpenCall call = asks(gateway.connect(), "/read");
    assertThat(call.interim().status()).isEqualTo(100);
    assertThat(backend.count()).isZero();
    call.write("body");
    call.end();

    Answer answer = call.answer();
    assertThat(answer.text()).isEqualTo("null body");
    assertThat(answer.interim()).containsExactly(100);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anotherExpectationIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(READS_ALL).serves(pets(backend));

    Answer answer =
        gateway.ask("POST", "/pets").header("Expect", "the-unexpected").body("body").send();

    assertThat(answer.status()).isEqualTo(417);
  }

  @SystemTest
  void anHttp10CallerIsToldNothing(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          if (request.header("Expect") != null) {
            line.head(100);
          }
          line.answer(200, request.text());
        });
    gateway.policy(READS_ALL).serves(pets(backend));
    RawClient client = gateway.raw();

    client.send(
        "POST /pets HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    Await.until("the backend to be called", () -> backend.count() == 1);
    assertThat(backend.next().header("Expect")).isNull();
    client.send("body");

    Answer answer = client.answer();
    assertThat(answer.text()).isEqualTo("body");
    assertThat(answer.interim()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoDoesNotWaitIsServedToo(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.policy(READS_ALL).serves(pets(backend));

    Answer answer =
        gateway.ask("POST", "/read").header("Expect", "100-continue").body("body").send();

    assertThat(answer.text()).isEqualTo("body");
  }
}
