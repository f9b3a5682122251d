package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Reply;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.Locale;

/** 1xx answers (RFC 9110 §15.2, RFC 8297) reach the caller before the final one. */
@Feature(ParityRow.REST)
class InterimAnswersTest {
  private static void hintsThenWaits(FakeUpstream backend, Gate seen) {
    backend.does(
        (request, line) -> {
          line.head(103, "Link", "</style.css>; rel=preload", "Connection", "X-Hop", "X-Hop", "1");
          seen.pass();
          line.head(102);
          line.answer(200, "page");
        });
  }

  private static void hintsArriveFirst(GatewayFixture gateway, Gate seen) {
    ClientConnection connection = gateway.connect();
    for (int i = 0; i < 2; i++) {
      OpenCall call = connection.get("/page").open();
      OpenCall.Interim hints = call.interim();
      assertThat(hints.status()).isEqualTo(103);
      assertThat(hints.fields())
          .anyMatch(
              field ->
                  field.name().equalsIgnoreCase("link")
                      && field.value().equals("</style.css>; rel=preload"));
      assertThat(hints.fields().stream().map(Reply.Field::name))
          .noneMatch(name -> name.equalsIgnoreCase("x-hop"))
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-http2"));
      seen.open();

      Answer answer = call.answer();
      assertThat(answer.text()).isEqualTo("page");
      assertThat(answer.interim()).containsExactly(103, 102);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void earlyHintsArriveBeforeTheAnswer(GatewayFixture gateway, FakeUpstream backend) {
    Gate seen = new Gate();
    hintsThenWaits(backend, seen);
    gateway.serves(TestApi.named("pages").route("GET /page").to(backend));

    hintsArriveFirst(gateway, seen);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void earlyHintsOfAnHttp2BackendArriveBeforeTheAnswer(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Gate seen = new Gate();
    backend.does(
        (request, line) -> {
          line.head(103, "Link", "</style.css>; rel=preload");
          seen.pass();
          line.head(102);
          line.answer(200, "page");
        });
    gateway.serves(
        TestApi.named("pages")
            .route("GET /page")
            .upstream("default", u -> u.endpoint(backend).speaks("h2c")));

    hintsArriveFirst(gateway, seen);
  }

  @SystemTest
  void anHttp10CallerSeesTheFinalAnswerOnly(GatewayFixture gateway, FakeUpstream backend) {
    Gate seen = new Gate();
    seen.open();
    hintsThenWaits(backend, seen);
    gateway.serves(TestApi.named("pages").route("GET /page").to(backend));
    RawClient client = gateway.raw();

    client.send("GET /page HTTP/1.0\r\nHost: a\r\n\r\n");

    assertThat(client.answer().interim()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aSwitchOfProtocolsThatNobodyAskedForIs502(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.raw("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"));
    gateway.serves(TestApi.named("pages").route("GET /page").to(backend));

    Answer answer = gateway.get("/page").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-malformed");
  }
}
