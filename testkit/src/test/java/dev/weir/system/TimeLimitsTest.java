package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.RequestLimits;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Flood;
import dev.weir.testkit.Gate;
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
import java.time.Duration;

/** Nobody holds a connection, a call or a buffer by being slow. */
@Feature(ParityRow.REST)
class TimeLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofMillis(600);
  private static final RequestLimits SHORT_HEADER = limits(Duration.ofMillis(400), LONG);
  private static final RequestLimits SHORT_IDLE = limits(LONG, IDLE);

  private static RequestLimits limits(Duration header, Duration idle) {
    return new RequestLimits(16 << 10, 100, 8 << 10, 10 << 20, header, idle);
  }

  private static final TestPolicy READS_ALL =
      TestPolicy.of("reads-all", new Policy() {}).requestBody(BodyUse.whole(1000));

  private static void serves(GatewayFixture gateway, FakeUpstream backend, RequestLimits limits) {
    gateway
        .limits(limits)
        .policy(READS_ALL)
        .serves(
            TestApi.named("pets")
                .route("GET /pets")
                .route("POST /pets")
                .route("POST /read", r -> r.policy("reads-all"))
                .to(backend));
  }

  @SystemTest
  void aHeadThatDoesNotEndIs408(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_HEADER);
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.1\r\nHost: a\r\nX-Slow: ");

    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.header("Connection")).isEqualTo("close");
    assertThat(client.rest()).isEmpty();
  }

  @SystemTest
  void theSecondHeadOfAConnectionHasItsTimeToo(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_HEADER);
    RawClient client = gateway.raw();
    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\nGET /pets HT");

    assertThat(client.answer().status()).isEqualTo(200);
    assertThat(client.answer().status()).isEqualTo(408);
    assertThat(client.rest()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void whoSaysNothingIsLeft(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_HEADER);
    ClientConnection connection = gateway.connect();

    Await.until("the gateway to close", connection::closedByPeer);
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
  }

  @SystemTest
  void whoBeginsToSpeakHttp2AndStopsIsLeft(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_HEADER);
    RawClient client = gateway.raw();

    client.send("PRI * HT");

    assertThat(client.rest()).isEmpty();
  }

  @SystemTest(over = HTTPS_1)
  void whoDoesNotFinishTheTlsHandshakeIsLeft(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_HEADER);
    RawClient client = gateway.with(RawClient.connect(gateway.address(), null));

    client.send(new byte[] {22, 3, 1, 0, 100, 1});

    Await.until("the gateway to close", client::closedByPeer);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void anIdleConnectionIsClosed(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_IDLE);
    ClientConnection connection = gateway.connect();
    assertThat(connection.get("/pets").send().status()).isEqualTo(200);

    Await.until("the gateway to close", connection::closedByPeer);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void anUploadThatStopsIs408(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          try {
            var unused = request.body();
          } finally {
            cancelled.open();
          }
        });
    serves(gateway, backend, SHORT_IDLE);
    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("half");

    Answer answer = call.answer();

    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.fault()).isEqualTo("request-timeout");
    cancelled.pass();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void anUploadThatAPolicyWaitsForAndThatStopsIs408(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, SHORT_IDLE);
    OpenCall call = gateway.ask("POST", "/read").streaming().open();
    call.write("half");

    assertThat(call.answer().status()).isEqualTo(408);
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aSlowUploadThatGoesOnIsServed(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "" + request.body().length));
    serves(gateway, backend, SHORT_IDLE);
    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    long start = System.nanoTime();

    int sent = 0;
    while (System.nanoTime() - start < 2 * IDLE.toNanos()) {
      long since = System.nanoTime();
      Await.until("a moment to pass", () -> System.nanoTime() - since > 100_000_000L);
      call.write("x");
      sent++;
    }
    call.end();

    assertThat(call.answer().text()).isEqualTo("" + sent);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aCallerWhoDoesNotReadIsCutOff(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    Flood body = new Flood(64L << 20);
    backend.does(
        (request, line) -> {
          line.head(200);
          try {
            body.into(line::send);
          } finally {
            cancelled.open();
          }
        });
    serves(gateway, backend, SHORT_IDLE);
    OpenCall call = gateway.connectSlow().get("/pets").open();
    assertThat(call.status()).isEqualTo(200);

    cancelled.pass();

    assertThat(body.pushed()).isLessThan(body.total());
  }
}
