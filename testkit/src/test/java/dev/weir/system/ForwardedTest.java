package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.gateway.settings.TrustedProxies;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.Ask;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import java.util.List;

/** What backends are told about the caller, and what callers cannot make them believe. */
@Feature(ParityRow.REST)
class ForwardedTest {
  private static final List<String> SPOOFED =
      List.of(
          "X-Forwarded-For",
          "X_Forwarded_For",
          "X.Forwarded.For",
          "Forwarded",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "X-Forwarded-User",
          "X-Real-IP",
          "X_Real_IP",
          "X-Original-URL",
          "X-Client-Cert",
          "Remote-User");

  /** Tells the backend what policies see of a spoofed field, and who they take the caller for. */
  private static final TestPolicy SEES =
      TestPolicy.of(
          "sees",
          new Policy() {
            @Override
            public Verdict onRequest(Exchange exchange) {
              String real = exchange.request().headers().get("X-Real-IP");
              exchange.request().headers().set("X-Seen", real + " " + exchange.client().ip());
              return Verdict.CONTINUE;
            }
          });

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").route("GET /pets", r -> r.policy("sees")).to(backend);
  }

  private static Ask spoofing(GatewayFixture gateway) {
    Ask ask = gateway.get("/pets").host("one.example");
    SPOOFED.forEach(name -> ask.header(name, "6.6.6.6"));
    return ask;
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void theBackendIsToldWhatTheGatewayKnows(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(SEES).serves(pets(backend));
    String scheme = gateway.spoken().secure() ? "https" : "http";

    spoofing(gateway).send();

    Received request = backend.next();
    assertThat(request.headers("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(request.headers("X-Forwarded-Proto")).containsExactly(scheme);
    assertThat(request.headers("X-Forwarded-Host")).containsExactly("one.example");
    assertThat(request.headers("Forwarded"))
        .containsExactly("for=127.0.0.1;host=\"one.example\";proto=" + scheme);
    assertThat(request.head()).doesNotContain("6.6.6.6");
    assertThat(request.header("X-Seen")).isEqualTo("null 127.0.0.1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aTrustedProxyMaySayWhoTheCallerIs(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(SEES)
        .trustedProxies(
            new TrustedProxies(
                List.of("127.0.0.0/8", "10.0.0.0/8"), TrustedProxies.Header.X_FORWARDED_FOR))
        .serves(pets(backend));

    gateway
        .get("/pets")
        .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.0.0.1")
        .header("X-Real-IP", "6.6.6.6")
        .send();

    Received request = backend.next();
    assertThat(request.header("X-Seen")).isEqualTo("null 203.0.113.9");
    assertThat(request.headers("X-Forwarded-For").get(0)).startsWith("203.0.113.9");
    assertThat(request.head()).doesNotContain("6.6.6.6");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void viaTellsTheWayBothWays(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "ok", "Via", "1.1 inner"));
    gateway.policy(SEES).serves(pets(backend));

    Answer answer = gateway.get("/pets").header("Via", "1.1 edge").send();

    List<String> via = backend.next().headers("Via");
    assertThat(via).hasSize(2);
    assertThat(via.get(0)).isEqualTo("1.1 edge");
    assertThat(via.get(1)).startsWith(gateway.spoken().http2() ? "2.0 weir-" : "1.1 weir-");
    assertThat(answer.headers("Via")).containsExactly("1.1 inner", "1.1 weir");
  }
}
