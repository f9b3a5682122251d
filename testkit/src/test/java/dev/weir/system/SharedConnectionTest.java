package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Flood;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls that share an HTTP/2 connection do not hold each other up (RFC 9113 §5.2). */
@Feature(ParityRow.REST)
class SharedConnectionTest {
  private static final int MB = 1 << 20;

  @SystemTest(over = {HTTP_2, HTTPS_2})
  void callersWhoDoNotReadLeaveTheOthersOfABackendConnectionAlone(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    List<Flood> stuck = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      stuck.add(new Flood(64L * MB));
    }
    backend.does(
        (request, line) -> {
          if (request.target().startsWith("/stuck/")) {
            line.head(200);
            stuck.get(Integer.parseInt(request.target().substring(7))).into(line::send);
            line.end();
          } else {
            line.answer(200, "x".repeat(MB));
          }
        });
    gateway.serves(
        TestApi.named("files")
            .route("GET /stuck/{n}")
            .route("GET /file")
            .upstream("default", u -> u.endpoint(backend).speaks("h2c")));

    for (int i = 0; i < stuck.size(); i++) {
      assertThat(gateway.connectSlow().get("/stuck/" + i).open().status()).isEqualTo(200);
    }
    stuck.forEach(Flood::settled);

    for (int i = 0; i < 8; i++) {
      assertThat(gateway.get("/file").send().body()).hasSize(MB);
    }
  }

  @SystemTest(over = {HTTP_2, HTTPS_2})
  void uploadsThatNobodyTakesLeaveTheOthersOfACallersConnectionAlone(
      GatewayFixture gateway, FakeUpstream backend) {
    CompletableFuture<Verdict> goOn = new CompletableFuture<>();
    TestPolicy thinks =
        TestPolicy.of(
            "thinks",
            new Policy() {
              @Override
              public Verdict onRequest(Exchange exchange) {
                return Verdict.await(goOn, Duration.ofSeconds(60));
              }
            });
    backend.does((request, line) -> line.answer(200, "" + request.body().length));
    gateway
        .policy(thinks)
        .serves(
            TestApi.named("files")
                .route("POST /stuck", r -> r.policy("thinks"))
                .route("POST /file")
                .to(backend));
    ClientConnection connection = gateway.connect();
    List<Flood> floods = new ArrayList<>();
    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      OpenCall call = connection.ask("POST", "/stuck").streaming().open();
      calls.add(call);
      floods.add(new Flood(MB).start(call::write, call::end));
    }
    for (Flood flood : floods) {
      assertThat(flood.settled()).isLessThan(MB);
    }

    Answer other = connection.ask("POST", "/file").body(new byte[MB]).send();

    assertThat(other.text()).isEqualTo("" + MB);
    var unused = goOn.complete(Verdict.CONTINUE);
    for (OpenCall call : calls) {
      assertThat(call.answer().text()).isEqualTo("" + MB);
    }
    floods.forEach(Flood::join);
  }
}
