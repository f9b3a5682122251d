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
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;

/** RFC 9112 §9.6: a connection that shall close carries its last answer first. */
@Feature(ParityRow.REST)
class ClosingAfterAnswerTest {
  private static final TestPolicy AT_ONCE =
      TestPolicy.of(
          "at-once",
          new Policy() {
            @Override
            public Verdict onRequest(Exchange exchange) {
              return Verdict.answer(Reply.of(200, "text/plain", "here"));
            }
          });

  @SystemTest
  void anAnswerOfAPolicyArrivesBeforeTheClose(GatewayFixture gateway) {
    gateway
        .policy(AT_ONCE)
        .serves(TestApi.named("pets").route("GET /pets", r -> r.policy("at-once")));
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(client.answer().text()).isEqualTo("here");
  }

  @SystemTest
  void aRefusalArrivesBeforeTheClose(GatewayFixture gateway) {
    gateway
        .policy(AT_ONCE)
        .serves(TestApi.named("pets").route("POST /pets", r -> r.policy("at-once")));
    RawClient client = gateway.raw();

    client.send(
        "POST /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc");

    assertThat(client.answer().status()).isEqualTo(404);
  }
}
