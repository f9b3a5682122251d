package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.util.List;

/** What concerns one connection only stays on it (RFC 9110 §7.6.1). */
@Feature(ParityRow.REST)
class HopByHopTest {
  private static final TestPolicy IDENTIFIES =
      TestPolicy.of(
          "identifies",
          new Policy() {
            @Override
            public Verdict onRequest(Exchange exchange) {
              exchange.request().headers().set("X-Caller", "alice");
              return Verdict.CONTINUE;
            }
          });

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets")
        .route("GET /pets")
        .route("POST /pets")
        .route("GET /known", r -> r.policy("identifies"))
        .to(backend);
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void theCallersConnectionFieldsStayBehind(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(IDENTIFIES).serves(pets(backend));

    gateway
        .get("/pets")
        .header("Connection", "X-Drop , keep-alive,,x-DROP-too")
        .header("X-Drop", "1")
        .header("X-Drop-Too", "1")
        .header("X-Drop-Too", "2")
        .header("Connection", "X-Third")
        .header("X-Third", "1")
        .header("Keep-Alive", "timeout=5")
        .header("Proxy-Connection", "keep-alive")
        .header("Proxy-Authorization", "Basic eDp5")
        .header("Proxy", "http://evil")
        .header("Upgrade", "websocket")
        .header("TE", "gzip;q=0.5, Trailers")
        .header("X-Keep", "1")
        .send();

    Received request = backend.next();
    for (String name :
        List.of(
            "Connection",
            "X-Drop",
            "X-Drop-Too",
            "X-Third",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authorization",
            "Proxy",
            "Upgrade",
            "Transfer-Encoding")) {
      assertThat(request.headers(name)).as(name).isEmpty();
    }
    assertThat(request.headers("TE")).containsExactly("trailers");
    assertThat(request.header("X-Keep")).isEqualTo("1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theBackendsConnectionFieldsStayBehind(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.answer(
                200,
                "ok",
                "Connection",
                "X-Drop, keep-alive",
                "X-Drop",
                "1",
                "Keep-Alive",
                "timeout=5",
                "Proxy-Authenticate",
                "Basic",
                "Upgrade",
                "h2c",
                "X-Keep",
                "1"));
    gateway.policy(IDENTIFIES).serves(pets(backend));

    Answer answer = gateway.get("/pets").send();

    for (String name : List.of("X-Drop", "Keep-Alive", "Proxy-Authenticate", "Upgrade")) {
      assertThat(answer.headers(name)).as(name).isEmpty();
    }
    assertThat(answer.header("Connection")).isNull();
    assertThat(answer.header("X-Keep")).isEqualTo("1");
    assertThat(answer.text()).isEqualTo("ok");
  }

  @SystemTest
  void nobodyTalksTheGatewayOutOfTheFraming(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.policy(IDENTIFIES).serves(pets(backend));

    Answer answer =
        gateway
            .ask("POST", "/pets")
            .header("Connection", "Content-Length, Transfer-Encoding, Host")
            .body("body")
            .send();

    assertThat(answer.text()).isEqualTo("body");
    assertThat(backend.next().header("Content-Length")).isEqualTo("4");
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void nobodyTalksTheGatewayOutOfWhatItSays(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(IDENTIFIES).serves(pets(backend));

    gateway
        .get("/known")
        .header("Connection", "X-Caller, X-Forwarded-For, Forwarded, Via, X-Forwarded-Proto")
        .header("X-Caller", "mallory")
        .send();

    Received request = backend.next();
    assertThat(request.headers("X-Caller")).containsExactly("alice");
    assertThat(request.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(request.header("X-Forwarded-Proto")).isNotNull();
    assertThat(request.header("Forwarded")).isNotNull();
    assertThat(request.header("Via")).isNotNull();
  }
}
