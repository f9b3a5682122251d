package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.exchange.Outcome;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller who goes away cancels the call to the backend, and nothing else. */
@Feature(ParityRow.REST)
class ClientAbortTest {
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

  private final TestPolicy watch =
      TestPolicy.of(
          "watch",
          new Policy() {
            @Override
            public void onEnd(Exchange exchange, Outcome outcome) {
              outcomes.add(outcome);
            }
          });

  private void serves(GatewayFixture gateway, FakeUpstream backend, String protocol) {
    gateway
        .policy(watch)
        .serves(
            TestApi.named("pets")
                .route("GET /pets", r -> r.policy("watch"))
                .route("POST /pets", r -> r.policy("watch"))
                .route("GET /other")
                .upstream("default", u -> u.endpoint(backend).speaks(protocol)));
  }

  private void wasAborted() {
    Await.until("the exchange to end", () -> outcomes.size() == 1);
    assertThat(outcomes.get(0).status()).isEqualTo(499);
    assertThat(outcomes.get(0).fault()).isEqualTo(FaultCode.CLIENT_ABORTED);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void whileTheBackendThinks(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          line.awaitClose();
          cancelled.open();
        });
    serves(gateway, backend, "http/1.1");
    OpenCall call = gateway.get("/pets").open();
    assertThat(backend.next().target()).isEqualTo("/pets");

    call.abort();

    cancelled.pass();
    wasAborted();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whileAnHttp2BackendThinks(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          if (request.target().equals("/other")) {
            line.answer(200, "ok");
          } else {
            line.awaitClose();
            cancelled.open();
          }
        });
    serves(gateway, backend, "h2c");
    OpenCall call = gateway.get("/pets").open();
    assertThat(backend.next().target()).isEqualTo("/pets");

    call.abort();

    cancelled.pass();
    wasAborted();
    assertThat(gateway.get("/other").send().text()).isEqualTo("ok");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void inMidAnswer(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("half");
          line.awaitClose();
          cancelled.open();
        });
    serves(gateway, backend, "http/1.1");
    OpenCall call = gateway.get("/pets").open();
    assertThat(call.read(4)).isEqualTo("half");

    call.abort();

    cancelled.pass();
    wasAborted();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void inMidUpload(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          try {
            var unused = request.body();
          } finally {
            cancelled.open();
          }
        });
    serves(gateway, backend, "http/1.1");
    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("half");
    assertThat(backend.next().target()).isEqualTo("/pets");

    call.abort();

    cancelled.pass();
    wasAborted();
    assertThat(backend.received().get(0).complete()).isFalse();
  }

  @SystemTest
  void byAReset(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          line.awaitClose();
          cancelled.open();
        });
    serves(gateway, backend, "http/1.1");
    RawClient client = gateway.raw();
    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(backend.next().target()).isEqualTo("/pets");

    client.reset();

    cancelled.pass();
    wasAborted();
  }

  @SystemTest
  void whileItsCallWaitsForAConnection(GatewayFixture gateway, FakeUpstream backend) {
    Gate answers = new Gate();
    backend.does(
        (request, line) -> {
          answers.pass();
          line.answer(200, "ok");
        });
    gateway
        .policy(watch)
        .serves(
            TestApi.named("pets")
                .route("GET /pets", r -> r.policy("watch"))
                .route("GET /other")
                .upstream(
                    "default",
                    u ->
                        u.endpoint(backend)
                            .connections(1, 10, Duration.ofSeconds(30), Duration.ofSeconds(30))));
    OpenCall first = gateway.get("/other").open();
    assertThat(backend.next().target()).isEqualTo("/other");
    OpenCall waits = gateway.get("/pets").open();
    Await.until("both calls to be there", () -> gateway.gateway().inFlight() == 2);

    waits.abort();

    wasAborted();
    answers.open();
    assertThat(first.answer().text()).isEqualTo("ok");
    assertThat(gateway.get("/other").send().text()).isEqualTo("ok");
    assertThat(backend.count()).isEqualTo(2);
  }

  @SystemTest(over = {HTTP_2, HTTPS_2})
  void aResetStreamLeavesTheOthersAlone(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          if (request.target().equals("/pets")) {
            line.awaitClose();
            cancelled.open();
          } else {
            cancelled.pass();
            line.answer(200, "still here");
          }
        });
    serves(gateway, backend, "http/1.1");
    ClientConnection connection = gateway.connect();
    OpenCall other = connection.get("/other").open();
    OpenCall aborted = connection.get("/pets").open();
    Await.until("both calls to reach the backend", () -> backend.count() == 2);

    aborted.abort();

    assertThat(other.answer().text()).isEqualTo("still here");
    wasAborted();
    backend.answers(200, "ok");
    assertThat(connection.get("/other").send().text()).isEqualTo("ok");
  }
}
