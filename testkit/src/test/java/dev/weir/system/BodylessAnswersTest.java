package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.http.Reply;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;

/** Answers that have no body whatever their header says (RFC 9110 §6.4.1, RFC 9112 §6.3). */
@Feature(ParityRow.REST)
class BodylessAnswersTest {
  /** Answers with the status that the path names, and with a body that must not be sent. */
  private static final TestPolicy AT_ONCE =
      TestPolicy.of(
          "at-once",
          new Policy() {
            @Override
            public Verdict onRequest(Exchange exchange) {
              int status = Integer.parseInt(String.valueOf(exchange.request().pathParameter("n")));
              return Verdict.answer(Reply.of(status, "text/plain", "a body"));
            }
          });

  private static TestApi pets(FakeUpstream backend, String protocol) {
    return TestApi.named("pets")
        .route("GET /pets")
        .route("HEAD /pets")
        .route("GET /policy/{n}", r -> r.policy("at-once"))
        .route("HEAD /policy/{n}", r -> r.policy("at-once"))
        .upstream("default", u -> u.endpoint(backend).speaks(protocol));
  }

  /** The connection is in step: another call on it gets its own answer. */
  private static void isInStep(ClientConnection connection, FakeUpstream backend) {
    backend.answers(200, "in step");
    assertThat(connection.get("/pets").send().text()).isEqualTo("in step");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void headKeepsTheLengthAndHasNoBody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "ten bytes.", "ETag", "\"7\""));
    gateway.policy(AT_ONCE).serves(pets(backend, "http/1.1"));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.ask("HEAD", "/pets").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    assertThat(answer.body()).isEmpty();
    assertThat(backend.next().method()).isEqualTo("HEAD");
    isInStep(connection, backend);
    assertThat(backend.accepted()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void headOfAnAnswerInChunksHasNoBody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("not sent");
          line.end();
        });
    gateway.policy(AT_ONCE).serves(pets(backend, "http/1.1"));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.ask("HEAD", "/pets").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isNull();
    isInStep(connection, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void headOfAnHttp2BackendKeepsTheLength(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does((request, line) -> line.answer(200, "ten bytes."));
    gateway.policy(AT_ONCE).serves(pets(backend, "h2c"));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.ask("HEAD", "/pets").send();

    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.body()).isEmpty();
    isInStep(connection, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aNotModifiedKeepsTheLengthAndHasNoBody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(304, "Content-Length", "10", "ETag", "\"7\"");
          line.end();
        });
    gateway.policy(AT_ONCE).serves(pets(backend, "http/1.1"));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.get("/pets").header("If-None-Match", "\"7\"").send();

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    assertThat(backend.next().header("If-None-Match")).isEqualTo("\"7\"");
    isInStep(connection, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void noContentHasNeitherBodyNorFraming(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(AT_ONCE).serves(pets(backend, "http/1.1"));
    ClientConnection connection = gateway.connect();

    for (String framing :
        new String[] {"", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n"}) {
      backend.does((request, line) -> line.raw("HTTP/1.1 204 None\r\n" + framing + "\r\n"));
      Answer answer = connection.get("/pets").send();
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Content-Length")).isNull();
      assertThat(answer.header("Transfer-Encoding")).isNull();
    }
    isInStep(connection, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatPoliciesAnswerHasNoBodyEither(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(AT_ONCE).serves(pets(backend, "http/1.1"));
    ClientConnection connection = gateway.connect();

    assertThat(connection.get("/policy/204").send().body()).isEmpty();
    assertThat(connection.get("/policy/304").send().body()).isEmpty();
    Answer head = connection.ask("HEAD", "/policy/200").send();
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("6");
    isInStep(connection, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRefusalOfHeadTellsItsLengthOnly(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(AT_ONCE).serves(pets(backend, "http/1.1"));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.ask("HEAD", "/nothing").send();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(Integer.parseInt(String.valueOf(answer.header("Content-Length")))).isPositive();
    isInStep(connection, backend);
  }
}
