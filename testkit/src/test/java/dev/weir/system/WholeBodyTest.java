package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Policies that need a whole body before they decide. */
@Feature(ParityRow.MEDIATION)
class WholeBodyTest {
  /** Changes whole requests. */
  private record Requests(UnaryOperator<String> change) implements Policy {
    @Override
    public Verdict onRequest(Exchange exchange) {
      Chunk body = exchange.request().body();
      exchange.request().body(Filters.chunk(change.apply(Filters.text(body))));
      return Verdict.CONTINUE;
    }

    @Override
    public boolean wantsRequestBody(Exchange exchange) {
      return exchange.request().queryParameter("stream") == null;
    }
  }

  /** Changes whole answers. */
  private record Answers(UnaryOperator<String> change) implements Policy {
    @Override
    public Verdict onResponse(Exchange exchange) {
      Chunk body = exchange.response().body();
      exchange.response().body(Filters.chunk(change.apply(Filters.text(body))));
      return Verdict.CONTINUE;
    }
  }

  private static GatewayFixture requests(
      GatewayFixture gateway, FakeUpstream backend, UnaryOperator<String> change) {
    return serve(
        gateway,
        backend,
        TestPolicy.of("whole", new Requests(change)).requestBody(BodyUse.whole(1000)));
  }

  private static GatewayFixture answers(
      GatewayFixture gateway, FakeUpstream backend, UnaryOperator<String> change) {
    return serve(
        gateway,
        backend,
        TestPolicy.of("whole", new Answers(change)).responseBody(BodyUse.whole(1000)));
  }

  private static GatewayFixture serve(
      GatewayFixture gateway, FakeUpstream backend, TestPolicy policy) {
    return gateway
        .policy(policy)
        .policy(
            TestPolicy.of("longer", Filters.both(() -> Filters.text(text -> text + text, "!")))
                .requestBody(BodyUse.FILTER)
                .responseBody(BodyUse.FILTER))
        .serves(
            TestApi.named("pets")
                .route("* /pets", r -> r.policy("whole"))
                .route("* /both", r -> r.policy("whole").policy("longer"))
                .to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestIsReadWholeAndReplaced(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    requests(gateway, backend, text -> text + text.toUpperCase(Locale.ROOT));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("one");
    call.write("two");
    call.end();

    assertThat(call.answer().text()).isEqualTo("onetwoONETWO");
    Received request = backend.next();
    assertThat(request.header("Content-Length")).isEqualTo("12");
    assertThat(request.header("Transfer-Encoding")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestMayLoseItsBody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    requests(gateway, backend, text -> "");

    assertThat(gateway.ask("POST", "/pets").body("abc").send().text()).isEmpty();
    assertThat(backend.next().header("Content-Length")).isEqualTo("0");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestMayGainABody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    requests(gateway, backend, text -> text + "made up");

    assertThat(gateway.get("/pets").send().text()).isEqualTo("made up");
    assertThat(backend.next().header("Content-Length")).isEqualTo("7");
  }

  @SystemTest
  void aRequestWithoutABodyStaysWithout(GatewayFixture gateway, FakeUpstream backend) {
    requests(gateway, backend, text -> text);

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);

    Received request = backend.next();
    assertThat(request.header("Content-Length")).isNull();
    assertThat(request.header("Transfer-Encoding")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestBeyondTheCapIs413(GatewayFixture gateway, FakeUpstream backend) {
    requests(gateway, backend, text -> text);

    Answer announced = gateway.ask("POST", "/pets").body("x".repeat(1001)).send();
    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("x".repeat(600));
    call.write("x".repeat(600));
    Answer found = call.answer();

    assertThat(announced.status()).isEqualTo(413);
    assertThat(found.status()).isEqualTo(413);
    assertThat(found.fault()).isEqualTo("body-too-large");
    assertThat(backend.count()).isZero();
    assertThat(gateway.ask("POST", "/pets").body("x".repeat(1000)).send().status()).isEqualTo(200);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestThatNobodyWantsWholeStreamsBy(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "" + request.body().length));
    gateway
        .policy(
            TestPolicy.of(
                    "whole",
                    new Policy() {
                      @Override
                      public boolean wantsRequestBody(Exchange exchange) {
                        return false;
                      }
                    })
                .requestBody(BodyUse.whole(10)))
        .serves(TestApi.named("pets").route("POST /pets", r -> r.policy("whole")).to(backend));

    assertThat(gateway.ask("POST", "/pets").body(new byte[100_000]).send().text())
        .isEqualTo("100000");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void trailersOfAWholeRequestGoOn(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> line.answer(200, request.text() + " " + request.trailer("X-Sum")));
    requests(gateway, backend, text -> text + "!");

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("one");
    call.end(new Reply.Field("X-Sum", "1"));

    assertThat(call.answer().text()).isEqualTo("one! 1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatIsReadWholeMayBeFilteredAfterwards(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    backend.does((request, line) -> line.answer(200, request.text()));
    requests(gateway, backend, text -> text + "c");

    Answer answer = gateway.ask("POST", "/both").body("ab").send();

    assertThat(backend.next().text()).isEqualTo("abcabc!");
    assertThat(answer.text()).startsWith("abcabc!").endsWith("!");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerIsReadWholeAndReplaced(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("one");
          line.send("two");
          line.end();
        });
    answers(gateway, backend, text -> text.toUpperCase(Locale.ROOT) + "!");

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.text()).isEqualTo("ONETWO!");
    assertThat(answer.header("Content-Length")).isEqualTo("7");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerBeyondTheCapIs502(GatewayFixture gateway, FakeUpstream backend) {
    backend.answers(200, "x".repeat(1001));
    answers(gateway, backend, text -> text);

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-malformed");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void trailersOfAWholeAnswerGoOn(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("one");
          line.end("X-Sum", "1");
        });
    answers(gateway, backend, text -> text + "!");

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.text()).isEqualTo("one!");
    assertThat(answer.trailer("X-Sum")).isEqualTo("1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void answersWithoutABodyStayWithout(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          if (request.method().equals("HEAD")) {
            line.answer(200, "four");
          } else {
            line.head(204);
            line.end();
          }
        });
    answers(gateway, backend, text -> text);

    Answer head = gateway.ask("HEAD", "/pets").send();
    Answer none = gateway.get("/pets").send();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("4");
    assertThat(head.text()).isEmpty();
    assertThat(none.status()).isEqualTo(204);
    assertThat(none.header("Content-Length")).isNull();
  }
}
