package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.gateway.settings.EgressRules;
import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import dev.weir.policy.HttpCalls.Call;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.policy.Wiring;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Calls of policies to other services. */
@Tag("smoke")
@Feature(ParityRow.MEDIATION)
class HttpCallsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Answers with what another service says. */
  private record Asking(Wiring wiring, Call call) implements Policy {
    @Override
    public Verdict onRequest(Exchange exchange) {
      return Verdict.await(wiring.http().send(call).thenApply(Verdict::answer), LONG);
    }
  }

  private static GatewayFixture serve(GatewayFixture gateway, Call call) {
    return gateway
        .policy(TestPolicy.of("asking", wiring -> new Asking(wiring, call)))
        .serves(TestApi.named("pets").route("GET /pets", r -> r.policy("asking")));
  }

  private static Call get(String url) {
    return Call.get(URI.create(url), LONG);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPolicyGetsTheAnswerOfAnotherService(GatewayFixture gateway, FakeUpstream service) {
    service.does((request, line) -> line.answer(418, request.text(), "X-Tea", "green"));
    serve(
        gateway,
        new Call(
            "POST",
            URI.create(service.url() + "/tea?kind=green"),
            List.of(new Reply.Field("X-Key", "k")),
            Chunk.of("how hot".getBytes(UTF_8)),
            LONG,
            1000));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.text()).isEqualTo("how hot");
    assertThat(answer.header("X-Tea")).isEqualTo("green");
    Received request = service.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/tea?kind=green");
    assertThat(request.host()).isEqualTo("127.0.0.1:" + service.port());
    assertThat(request.header("X-Key")).isEqualTo("k");
    assertThat(request.header("Content-Length")).isEqualTo("7");
  }

  @SystemTest
  void connectionsAreUsedAgain(GatewayFixture gateway, FakeUpstream service) {
    serve(gateway, get(service.url()));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 20; i++) {
      assertThat(connection.get("/pets").send().text()).isEqualTo("ok");
    }

    assertThat(service.next().target()).isEqualTo("/");
    assertThat(service.accepted()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @SystemTest
  void aChunkedAnswerIsPutTogether(GatewayFixture gateway, FakeUpstream service) {
    service.does(
        (request, line) -> {
          line.head(200);
          line.send("one ");
          line.send("two");
          line.end();
        });
    serve(gateway, get(service.url()));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.text()).isEqualTo("one two");
    assertThat(answer.header("Content-Length")).isEqualTo("7");
  }

  @SystemTest
  void aServiceThatTakesTooLongIsAFault(GatewayFixture gateway, FakeUpstream service) {
    service.does((request, line) -> line.awaitClose());
    serve(gateway, Call.get(URI.create(service.url()), Duration.ofMillis(200)));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("upstream-timeout");
  }

  @SystemTest
  void aServiceThatRefusesIsAFault(GatewayFixture gateway, FakeUpstream service) {
    service.refuse();
    serve(gateway, get(service.url()));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("upstream-refused");
  }

  @SystemTest
  void anAnswerThatIsTooLongIsAFault(GatewayFixture gateway, FakeUpstream service) {
    service.answers(200, "x".repeat(1001));
    serve(
        gateway,
        new Call("GET", URI.create(service.url()), List.of(), Chunk.of(new byte[0]), LONG, 1000));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("upstream-malformed");
  }

  @SystemTest
  void anAddressThatTheOperatorForbidsIsNotCalled(GatewayFixture gateway, FakeUpstream service) {
    gateway.settings(s -> s.withEgress(new EgressRules(List.of(), List.of("127.0.0.0/8"))));
    serve(gateway, get(service.url()));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-forbidden");
    assertThat(service.accepted()).isZero();
  }

  /** The rule is about addresses, so a name does not hide one. */
  @SystemTest
  void aNameOfAForbiddenAddressIsNotCalledEither(GatewayFixture gateway, FakeUpstream service) {
    gateway.settings(
        s -> s.withEgress(new EgressRules(List.of(), List.of("127.0.0.0/8", "::1/128"))));
    serve(gateway, get("http://localhost:" + service.port()));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("upstream-forbidden");
    assertThat(service.accepted()).isZero();
  }

  @SystemTest
  void onlyHttpIsCalled(GatewayFixture gateway) {
    serve(gateway, get("file:///etc/passwd"));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("upstream-forbidden");
  }

  @SystemTest
  void aCallThatCannotBeSentIsAFailedPolicy(GatewayFixture gateway, FakeUpstream service) {
    serve(
        gateway,
        new Call(
            "GET",
            URI.create(service.url()),
            List.of(new Reply.Field("X-Key", "a\r\nX-Other: b")),
            Chunk.of(new byte[0]),
            LONG,
            1000));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("policy-failed");
    assertThat(service.count()).isZero();
  }
}
