package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.http.Reply;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.Sink;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
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
import java.util.concurrent.atomic.AtomicInteger;

/** Policies that watch or change bodies as they pass. */
@Feature(ParityRow.MEDIATION)
class BodyFilterTest {
  private static final String LARGE = "0123456789".repeat(100_000);

  private static TestPolicy tap(Policy policy) {
    return TestPolicy.of("tap", policy).requestBody(BodyUse.TAP).responseBody(BodyUse.TAP);
  }

  private static TestPolicy filter(String name, BodyFilter filter) {
    return TestPolicy.of(name, Filters.both(() -> filter))
        .requestBody(BodyUse.FILTER)
        .responseBody(BodyUse.FILTER);
  }

  private static TestApi pets(FakeUpstream backend, String... policies) {
    return TestApi.named("pets")
        .route(
            "* /pets",
            r -> {
              for (String policy : policies) {
                r.policy(policy);
              }
              return r;
            })
        .to(backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aTapSeesEveryByteAndChangesNone(GatewayFixture gateway, FakeUpstream backend) {
    AtomicInteger bytes = new AtomicInteger();
    AtomicInteger ends = new AtomicInteger();
    backend.does(Script.echo());
    gateway
        .policy(tap(Filters.both(() -> Filters.counting(bytes, ends))))
        .serves(pets(backend, "tap"));

    Answer answer = gateway.ask("POST", "/pets").body(LARGE).send();

    assertThat(answer.text()).isEqualTo(LARGE);
    assertThat(answer.header("Content-Length")).isEqualTo("1000000");
    assertThat(backend.next().header("Content-Length")).isEqualTo("1000000");
    assertThat(bytes.get()).isEqualTo(2_000_000);
    assertThat(ends.get()).isEqualTo(2);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterMayMakeBodiesLonger(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "<" + request.text() + ">"));
    gateway
        .policy(filter("twice", Filters.text(text -> text + text, "!")))
        .serves(pets(backend, "twice"));

    Answer answer = gateway.ask("POST", "/pets").body("ab").send();

    assertThat(answer.text()).isEqualTo("<abab!><abab!>!");
    assertThat(answer.header("Content-Length")).isNull();
    Received request = backend.next();
    assertThat(request.header("Content-Length")).isNull();
    assertThat(request.header("Transfer-Encoding")).isEqualTo("chunked");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterMayMakeBodiesShorter(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, request.text() + LARGE));
    gateway
        .policy(filter("without", Filters.text(text -> text.replaceAll("[0-8]", ""), "")))
        .serves(pets(backend, "without"));

    Answer answer = gateway.ask("POST", "/pets").body(LARGE).send();

    assertThat(answer.text()).isEqualTo("9".repeat(200_000));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterMaySwallowEverything(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    backend.does((request, line) -> line.answer(200, "got " + request.body().length));
    gateway.policy(filter("nothing", (chunk, sink) -> {})).serves(pets(backend, "nothing"));

    assertThat(gateway.ask("POST", "/pets").body("abc").send().text()).isEmpty();
    assertThat(backend.next().text()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatOneSendsTheNextOneSees(GatewayFixture gateway, FakeUpstream backend) throws IOException {
    AtomicInteger bytes = new AtomicInteger();
    backend.does((request, line) -> line.answer(200, request.text()));
    gateway
        .policy(filter("upper", Filters.text(text -> text.toUpperCase(Locale.ROOT), "x")))
        .policy(filter("marks", Filters.text(text -> "[" + text + "]", "")))
        .policy(tap(Filters.both(() -> Filters.counting(bytes, new AtomicInteger()))))
        .serves(pets(backend, "upper", "marks", "tap"));

    Answer answer = gateway.ask("POST", "/pets").body("ab").send();

    // out: upper, marks; back: marks, upper
    assertThat(backend.next().text()).isEqualTo("[AB][x]");
    assertThat(answer.text()).startsWith("[[AB]").endsWith("x").doesNotContain("a");
    assertThat(bytes.get()).isGreaterThanOrEqualTo(2 * "[AB][x]".length());
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterHoldsNothingBackByItself(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("one");
          gate.pass();
          line.send("two");
          line.end();
        });
    gateway
        .policy(filter("upper", Filters.text(text -> text.toUpperCase(Locale.ROOT), "")))
        .serves(pets(backend, "upper"));

    OpenCall call = gateway.get("/pets").open();
    assertThat(call.read(3)).isEqualTo("ONE");
    gate.open();

    assertThat(call.read(3)).isEqualTo("TWO");
    call.close();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void trailersMayBeReadAndChanged(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          String body = request.text();
          line.head(200);
          line.send(body + " " + request.trailer("X-Sum"));
          line.end("X-Sum", "2");
        });
    BodyFilter more =
        new BodyFilter() {
          @Override
          public void onChunk(Chunk chunk, Sink sink) {
            sink.send(chunk);
          }

          @Override
          public void onEnd(Headers trailers, Sink sink) {
            trailers.set("X-Sum", trailers.get("X-Sum") + "0");
          }
        };
    gateway.policy(filter("more", more)).serves(pets(backend, "more"));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("sum");
    call.end(new Reply.Field("X-Sum", "1"));
    Answer answer = call.answer();

    assertThat(answer.text()).isEqualTo("sum 10");
    assertThat(answer.trailer("X-Sum")).isEqualTo("20");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterMayRefuseARequestInItsMidst(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    BodyFilter strict =
        (chunk, sink) -> {
          if (Filters.text(chunk).contains("bad")) {
            sink.fail(Fault.withHint(FaultCode.BODY_TOO_LARGE, "no bad words"));
          } else {
            sink.send(chunk);
          }
        };
    gateway
        .policy(filter("strict", strict).responseBody(BodyUse.NONE))
        .serves(pets(backend, "strict"));

    Answer answer = gateway.ask("POST", "/pets").body("a bad word").send();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("no bad words");
    assertThat(gateway.ask("POST", "/pets").body("a word").send().text()).isEqualTo("a word");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterThatRefusesAnAnswerBreaksItOff(GatewayFixture gateway, FakeUpstream backend) {
    backend.answers(200, "secret");
    BodyFilter strict =
        (chunk, sink) -> sink.fail(new Fault(FaultCode.UPSTREAM_MALFORMED, "a secret"));
    gateway.policy(filter("strict", strict)).serves(pets(backend, "strict"));

    OpenCall call = gateway.get("/pets").open();

    assertThatThrownBy(call::answer).isInstanceOf(OpenCall.BrokenAnswer.class);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void answersWithoutABodyStayWithout(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          String status = request.header("X-Status");
          if (status == null) {
            line.answer(200, "four", "X-Fine", "yes");
          } else {
            line.head(Integer.parseInt(status), "X-Fine", "yes");
            line.end();
          }
        });
    gateway
        .policy(filter("upper", Filters.text(text -> text.toUpperCase(Locale.ROOT), "")))
        .serves(pets(backend, "upper"));

    Answer head = gateway.ask("HEAD", "/pets").send();
    Answer none = gateway.get("/pets").header("X-Status", "204").send();
    Answer notModified = gateway.get("/pets").header("X-Status", "304").send();

    assertThat(head.status()).isEqualTo(200);
    assertThat(none.status()).isEqualTo(204);
    assertThat(notModified.status()).isEqualTo(304);
    for (Answer answer : new Answer[] {head, none, notModified}) {
      assertThat(answer.text()).isEmpty();
      assertThat(answer.header("X-Fine")).isEqualTo("yes");
    }
    assertThat(none.header("Transfer-Encoding")).isNull();
    assertThat(gateway.get("/pets").send().text()).isEqualTo("FOUR");
  }

  @SystemTest
  void theBackendIsAskedForPlainBytes(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(filter("upper", Filters.text(text -> text.toUpperCase(Locale.ROOT), "")))
        .serves(pets(backend, "upper"));

    gateway.get("/pets").header("Accept-Encoding", "gzip, br").send();

    assertThat(backend.next().headers("Accept-Encoding")).containsExactly("identity");
  }
}
