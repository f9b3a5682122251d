package dev.weir.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.http.Reply;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;

/** RFC 9112 §9.3.2: requests sent without waiting are answered in their order. */
@Feature(ParityRow.REST)
class PipeliningTest {
  private static final TestPolicy AT_ONCE =
      TestPolicy.of(
          "at-once",
          new Policy() {
            @Override
            public Verdict onRequest(Exchange exchange) {
              return Verdict.answer(
                  Reply.of(200, "text/plain", exchange.request().pathParameter("n")));
            }
          });

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  @SystemTest
  void answersComeInTheOrderOfTheRequests(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, request.target()));
    gateway.serves(TestApi.named("pets").route("GET /{n}").to(backend));
    RawClient client = gateway.raw();

    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      all.append(get("/" + i));
    }
    client.send(all.toString());

    for (int i = 0; i < 100; i++) {
      assertThat(client.answer().text()).isEqualTo("/" + i);
    }
  }

  @SystemTest
  void aSlowFirstAnswerHoldsTheOthersBack(GatewayFixture gateway, FakeUpstream backend) {
    Gate slow = new Gate();
    backend.does(
        (request, line) -> {
          slow.pass();
          line.answer(200, "slow");
        });
    gateway
        .policy(AT_ONCE)
        .serves(
            TestApi.named("pets")
                .route("GET /slow")
                .route("GET /mock/{n}", r -> r.policy("at-once"))
                .to(backend));
    RawClient client = gateway.raw();

    client.send(get("/slow") + get("/mock/1") + get("/mock/2"));
    assertThat(backend.next().target()).isEqualTo("/slow");
    slow.open();

    assertThat(client.answer().text()).isEqualTo("slow");
    assertThat(client.answer().text()).isEqualTo("1");
    assertThat(client.answer().text()).isEqualTo("2");
  }

  @SystemTest
  void thousandsOfAnswersGivenAtOnceDoNotOverflowTheStack(GatewayFixture gateway) {
    gateway
        .policy(AT_ONCE)
        .serves(TestApi.named("pets").route("GET /{n}", r -> r.policy("at-once")));
    RawClient client = gateway.raw();
    int many = 5000;

    StringBuilder all = new StringBuilder();
    for (int i = 0; i < many; i++) {
      all.append(get("/" + i));
    }
    Thread sender = new Thread(() -> client.send(all.toString()), "sender");
    sender.start();

    for (int i = 0; i < many; i++) {
      assertThat(client.answer().text()).isEqualTo(Integer.toString(i));
    }
  }

  @SystemTest
  void bodiesOfPipelinedRequestsStayApart(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("POST /pets").route("GET /pets").to(backend));
    RawClient client = gateway.raw();

    client.send(
        "POST /pets HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none"
            + get("/pets")
            + "POST /pets HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\ntwo\r\n0\r\n\r\n"
            + "POST /pets HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nthree");

    assertThat(client.answer().text()).isEqualTo("one");
    assertThat(client.answer().text()).isEmpty();
    assertThat(client.answer().text()).isEqualTo("two");
    assertThat(client.answer().text()).isEqualTo("three");
  }

  @SystemTest
  void aPolicysAnswerDoesNotLoseTheRequestAfterAnUnreadBody(GatewayFixture gateway) {
    gateway
        .policy(AT_ONCE)
        .serves(
            TestApi.named("pets")
                .route("POST /{n}", r -> r.policy("at-once"))
                .route("GET /{n}", r -> r.policy("at-once")));
    RawClient client = gateway.raw();

    client.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none" + get("/2"));

    assertThat(client.answer().text()).isEqualTo("1");
    assertThat(client.answer().text()).isEqualTo("2");
  }
}
