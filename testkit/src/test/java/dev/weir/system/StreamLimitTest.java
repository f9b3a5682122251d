package dev.weir.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.http.Reply;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.client.FrameClient.Frame;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How many requests an HTTP/2 connection may have under way (RFC 9113 §5.1.2). */
@Feature(ParityRow.REST)
class StreamLimitTest {
  private static final int MOST = 128;
  private static final int REFUSED_STREAM = 7;

  @SystemTest
  void oneStreamTooManyIsRefusedAndTheOthersAreServed(GatewayFixture gateway) {
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
    gateway
        .policy(thinks)
        .serves(TestApi.named("pets").route("GET /pets", r -> r.policy("thinks")));
    FrameClient client = gateway.frames();

    for (int i = 0; i <= MOST; i++) {
      client.headers(
          2 * i + 1,
          true,
          ":method",
          "GET",
          ":scheme",
          "http",
          ":authority",
          "a",
          ":path",
          "/pets");
    }

    Frame refused = client.next(FrameClient.RST_STREAM);
    assertThat(refused.stream()).isEqualTo(2 * MOST + 1);
    assertThat(refused.number(0)).isEqualTo(REFUSED_STREAM);
    assertThat(gateway.gateway().inFlight()).isEqualTo(MOST);
    var unused = goOn.complete(Verdict.answer(Reply.of(200)));
    List<String> statuses = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      statuses.add(client.status(client.next(FrameClient.HEADERS)));
    }
    assertThat(statuses).containsOnly("200");
  }
}
