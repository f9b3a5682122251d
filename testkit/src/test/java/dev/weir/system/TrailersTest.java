package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Reply;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import org.junit.jupiter.api.Tag;

/** Trailers (RFC 9110 §6.5) come through both ways, whichever version either side speaks. */
@Feature(ParityRow.REST)
class TrailersTest {
  private static TestApi sums(FakeUpstream backend, String protocol) {
    return TestApi.named("sums")
        .route("POST /sum")
        .route("GET /sum")
        .upstream("default", u -> u.endpoint(backend).speaks(protocol));
  }

  private static void echoes(FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          String body = request.text();
          line.head(200, "Trailer", "X-Sum");
          line.send(body);
          line.end("X-Sum", "of " + request.trailer("X-Check"));
        });
  }

  private static void comeThrough(GatewayFixture gateway, FakeUpstream backend) {
    OpenCall call = gateway.ask("POST", "/sum").header("TE", "trailers").streaming().open();
    call.write("body");
    call.end(new Reply.Field("X-Check", "42"));

    Answer answer = call.answer();
    assertThat(answer.text()).isEqualTo("body");
    assertThat(answer.trailer("X-Sum")).isEqualTo("of 42");
    assertThat(backend.next().header("TE")).isEqualTo("trailers");
  }

  @Tag("smoke")
  @SystemTest(over = {HTTP_1, HTTP_2})
  void trailersComeThroughBothWays(GatewayFixture gateway, FakeUpstream backend) {
    echoes(backend);
    gateway.serves(sums(backend, "http/1.1"));
    comeThrough(gateway, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void trailersComeThroughBothWaysWithAnHttp2Backend(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    echoes(backend);
    gateway.serves(sums(backend, "h2c"));
    comeThrough(gateway, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerWithoutBodyMayHaveTrailers(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does(
        (request, line) -> {
          line.head(200);
          line.end("Grpc-Status", "5");
        });
    gateway.serves(sums(backend, "h2c"));

    Answer answer = gateway.get("/sum").send();

    assertThat(answer.text()).isEmpty();
    assertThat(answer.trailer("Grpc-Status")).isEqualTo("5");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatMayStandInAHeaderOnlyIsTakenOutOfTheCallersTrailers(
      GatewayFixture gateway, FakeUpstream backend) {
    echoes(backend);
    gateway.serves(sums(backend, "http/1.1"));

    OpenCall call = gateway.ask("POST", "/sum").streaming().open();
    call.write("body");
    call.end(
        new Reply.Field("X-Check", "1"),
        new Reply.Field("Content-Length", "7"),
        new Reply.Field("Host", "evil"),
        new Reply.Field("Authorization", "Bearer x"),
        new Reply.Field("X-Forwarded-For", "1.2.3.4"),
        new Reply.Field("X_Real_IP", "1.2.3.4"));

    assertThat(call.answer().text()).isEqualTo("body");
    Received request = backend.next();
    assertThat(request.trailers()).hasSize(1);
    assertThat(request.trailer("X-Check")).isEqualTo("1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatMayStandInAHeaderOnlyIsTakenOutOfTheBackendsTrailers(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("body");
          line.end("X-Sum", "1", "Set-Cookie", "a=b", "Transfer-Encoding", "chunked");
        });
    gateway.serves(sums(backend, "http/1.1"));

    Answer answer = gateway.get("/sum").send();

    assertThat(answer.text()).isEqualTo("body");
    assertThat(answer.trailers()).hasSize(1);
    assertThat(answer.trailer("X-Sum")).isEqualTo("1");
  }
}
