package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.http.Reply;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TestCertificate;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestUpstream;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;

/** HTTP/2 to backends (RFC 9113): by prior knowledge and by ALPN. */
@Tag("smoke")
@Feature(ParityRow.REST)
class Http2BackendTest {
  private static final TestCertificate CERTIFICATE = TestCertificate.of("127.0.0.1");
  private static final Duration LONG = Duration.ofSeconds(30);

  private static TestApi pets(FakeUpstream backend) {
    return pets(backend, u -> u);
  }

  private static TestApi pets(FakeUpstream backend, UnaryOperator<TestUpstream> edit) {
    return TestApi.named("pets")
        .route("GET /pets/{id}")
        .route("HEAD /pets/{id}")
        .route("POST /pets")
        .route("PUT /pets")
        .upstream("default", u -> edit.apply(u.endpoint(backend).speaks("h2c")));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void callsAndAnswersAreRelayed(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does((request, line) -> line.answer(201, request.text(), "X-Pet", "dog"));
    gateway.serves(pets(backend));

    Answer answer = gateway.ask("POST", "/pets").header("X-Mine", "a").body("fido").send();

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo("fido");
    assertThat(answer.header("X-Pet")).isEqualTo("dog");
    assertThat(answer.fields()).noneMatch(field -> field.name().startsWith("x-http2-"));
    Received request = backend.next();
    assertThat(request.host()).isEqualTo("127.0.0.1:" + backend.port());
    assertThat(request.header("X-Mine")).isEqualTo("a");
    assertThat(request.header(":scheme")).isEqualTo("http");
    assertThat(request.fields()).noneMatch(field -> field.name().startsWith("x-http2-"));
    assertThat(request.header("Connection")).isNull();
    assertThat(request.header("Transfer-Encoding")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void streamsAndTrailersPassBothWays(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does(
        (request, line) -> {
          line.head(200);
          byte[] some;
          while ((some = request.read()) != null) {
            line.send(some);
          }
          line.end("X-Sum", "got " + request.trailer("X-Last"));
        });
    gateway.serves(pets(backend));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("one");
    assertThat(call.read(3)).isEqualTo("one");
    call.write("two");
    assertThat(call.read(3)).isEqualTo("two");
    call.end(new Reply.Field("X-Last", "x"));

    assertThat(call.answer().trailer("X-Sum")).isEqualTo("got x");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void largeBodiesPassBothWays(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does(Script.echo());
    gateway.serves(pets(backend));
    String large = "0123456789".repeat(100_000);
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 10; i++) {
      assertThat(connection.ask("POST", "/pets").body(large).send().text()).isEqualTo(large);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void answersWithoutABodyStayWithout(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does((request, line) -> line.answer(200, "fido"));
    gateway.serves(pets(backend));

    Answer head = gateway.ask("HEAD", "/pets/1").send();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("4");
    assertThat(head.text()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void alpnChoosesIt(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.https2(CERTIFICATE));
    gateway
        .trust("internal", CERTIFICATE)
        .serves(
            TestApi.named("pets")
                .route("GET /pets/{id}")
                .upstream(
                    "default",
                    u -> u.endpoint(backend).trusts("internal").speaks("h2", "http/1.1")));

    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);
    assertThat(backend.next().header(":scheme")).isEqualTo("https");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void alpnFallsBackToHttp1(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.https1(CERTIFICATE));
    backend.does((request, line) -> line.answer(200, request.target()));
    gateway
        .trust("internal", CERTIFICATE)
        .serves(
            TestApi.named("pets")
                .route("GET /pets/{id}")
                .upstream(
                    "default",
                    u -> u.endpoint(backend).trusts("internal").speaks("h2", "http/1.1")));

    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(gateway.get("/pets/" + i).open());
    }

    for (int i = 0; i < 10; i++) {
      assertThat(calls.get(i).answer().text()).isEqualTo("/pets/" + i);
    }
  }

  @SystemTest(over = HTTP_2)
  void manyCallsShareOneConnection(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          gate.pass();
          line.answer(200, request.target());
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(connection.get("/pets/" + i).open());
    }
    Await.until("all to reach the backend", () -> backend.count() == 50);
    gate.open();

    for (int i = 0; i < 50; i++) {
      assertThat(calls.get(i).answer().text()).isEqualTo("/pets/" + i);
    }
    assertThat(backend.accepted()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void callsWaitForAStreamWhenTheBackendAllowsFew(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2(2));
    backend.does((request, line) -> line.answer(200, request.text()));
    gateway.serves(pets(backend, u -> u.connections(2, 1000, LONG, LONG)));

    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      calls.add(gateway.ask("POST", "/pets").body("number " + i).open());
    }

    for (int i = 0; i < 60; i++) {
      assertThat(calls.get(i).answer().text()).isEqualTo("number " + i);
    }
    assertThat(backend.open()).isLessThanOrEqualTo(2);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRefusedStreamIsSentAgainWhateverItsMethod(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    AtomicBoolean refuse = new AtomicBoolean(true);
    backend.does(
        (request, line) -> {
          if (refuse.getAndSet(false)) {
            line.refuse();
          } else {
            line.answer(200, request.text());
          }
        });
    gateway.serves(pets(backend));

    assertThat(gateway.ask("POST", "/pets").body("fido").send().text()).isEqualTo("fido");
    assertThat(backend.count()).isEqualTo(2);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatRefusesEveryStreamIs502(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does((request, line) -> line.refuse());
    gateway.serves(pets(backend));

    Answer answer = gateway.ask("POST", "/pets").body("fido").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-closed");
    assertThat(backend.count()).isEqualTo(4);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatAGoAwayLeavesOutIsSentAgainElsewhere(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    AtomicBoolean leave = new AtomicBoolean();
    backend.does(
        (request, line) -> {
          if (leave.getAndSet(false)) {
            line.goAway();
          } else {
            line.answer(200, request.text());
          }
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("POST", "/pets").body("a").send().text()).isEqualTo("a");

    leave.set(true);

    assertThat(connection.ask("POST", "/pets").body("b").send().text()).isEqualTo("b");
    assertThat(backend.accepted()).isEqualTo(2);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void callsUnderWaySurviveAGoAway(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          if (request.target().endsWith("slow")) {
            gate.pass();
          }
          line.answer(200, request.target());
        });
    gateway.serves(pets(backend));
    ClientConnection slow = gateway.connect();
    OpenCall call = slow.get("/pets/slow").open();
    backend.next();

    backend.goAway();
    Await.until(
        "a new connection to be used",
        () -> {
          assertThat(gateway.get("/pets/quick").send().text()).isEqualTo("/pets/quick");
          return backend.accepted() >= 2;
        });
    gate.open();

    assertThat(call.answer().text()).isEqualTo("/pets/slow");
    Await.until("the old connection to be closed", () -> backend.open() < backend.accepted());
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aResetBeforeTheAnswerIs502(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does((request, line) -> line.reset());
    gateway.serves(pets(backend));

    Answer answer = gateway.ask("POST", "/pets").body("x").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-closed");
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aResetInMidAnswerBreaksTheAnswerOff(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("half");
          gate.pass();
          line.reset();
        });
    gateway.serves(pets(backend));

    OpenCall call = gateway.get("/pets/1").open();
    assertThat(call.read(4)).isEqualTo("half");
    gate.open();

    assertThatThrownBy(call::read).isInstanceOf(OpenCall.BrokenAnswer.class);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoGoesAwayResetsItsStreamOnly(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Gate reset = new Gate();
    backend.does(
        (request, line) -> {
          if (request.target().endsWith("slow")) {
            line.awaitClose();
            reset.open();
          } else {
            line.answer(200, "ok");
          }
        });
    gateway.serves(pets(backend));
    OpenCall call = gateway.get("/pets/slow").open();
    backend.next();
    call.abort();
    reset.pass();

    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);
    assertThat(backend.open()).isEqualTo(backend.accepted());
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anIdempotentCallThatMeetsADyingConnectionIsSentOnceMore(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    AtomicBoolean die = new AtomicBoolean();
    backend.does(
        (request, line) -> {
          String body = request.text();
          if (die.getAndSet(false)) {
            backend.closeConnections();
          } else {
            line.answer(200, body);
          }
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("PUT", "/pets").body("a").send().text()).isEqualTo("a");

    for (int i = 0; i < 5; i++) {
      die.set(true);
      assertThat(connection.ask("PUT", "/pets").body("b").send().text()).isEqualTo("b");
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPostIsNotSentOnAConnectionWhoseCloseHasArrived(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.does(Script.echo());
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 50; i++) {
      String body = "number " + i;
      assertThat(connection.ask("POST", "/pets").body(body).send().text()).isEqualTo(body);
      Await.until("the answer to be complete", () -> gateway.gateway().inFlight() == 0);
      backend.closeConnections();
    }
  }

  @SystemTest
  void anIdleConnectionIsClosedAfterItsTime(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    gateway.serves(pets(backend, u -> u.connections(10, 10, LONG, Duration.ofMillis(200))));

    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);

    Await.until("the connection to be closed", () -> backend.open() == 0);
    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);
  }

  /** They count on the one connection that is being opened. */
  @SystemTest(over = HTTP_2)
  void allWaitingCallsHearThatTheBackendRefuses(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    backend.refuse();
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(connection.get("/pets/" + i).open());
    }

    for (OpenCall call : calls) {
      assertThat(call.answer().fault()).isEqualTo("upstream-refused");
    }
  }

  @SystemTest
  void aBackendThatDoesNotSpeakItIs502(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(505, "what?"));
    gateway.serves(pets(backend));

    Answer answer = gateway.get("/pets/1").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-malformed");
  }

  /** RFC 9113 §5.2: the window of the connection is shared by all its streams. */
  @SystemTest(over = HTTP_2)
  void aCallerWhoDoesNotReadDoesNotHoldUpTheOthers(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    byte[] large = new byte[1 << 20];
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send(request.target().endsWith("large") ? large : new byte[100]);
          line.end();
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();
    List<OpenCall> stalled = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      OpenCall call = connection.get("/pets/large").open();
      assertThat(call.status()).isEqualTo(200);
      stalled.add(call);
    }

    for (int i = 0; i < 20; i++) {
      assertThat(connection.get("/pets/small").send().body()).hasSize(100);
    }

    assertThat(backend.accepted()).isEqualTo(1);
    stalled.forEach(OpenCall::abort);
  }
}
