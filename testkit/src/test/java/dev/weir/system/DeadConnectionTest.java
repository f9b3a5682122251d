package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backends close idle connections whenever they like; callers must not notice. */
@Feature(ParityRow.REST)
class DeadConnectionTest {
  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").route("GET /pets").route("POST /pets").to(backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aConnectionThatTheBackendHasClosedIsNotUsedAgain(
      GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 10; i++) {
      assertThat(connection.get("/pets").send().status()).isEqualTo(200);
      assertThat(connection.ask("POST", "/pets").body("x").send().status()).isEqualTo(200);
      backend.closeConnections();
      Await.until("the connection to end", () -> backend.open() == 0);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anIdempotentCallThatMeetsAClosingConnectionIsSentOnceMore(
      GatewayFixture gateway, FakeUpstream backend) {
    AtomicBoolean closeNext = new AtomicBoolean();
    backend.does(
        (request, line) -> {
          if (closeNext.getAndSet(false)) {
            line.close();
          } else {
            line.answer(200, "ok");
          }
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.get("/pets").send().status()).isEqualTo(200);

    for (int i = 0; i < 5; i++) {
      closeNext.set(true);
      assertThat(connection.get("/pets").send().status()).isEqualTo(200);
    }
  }

  @SystemTest
  void aCallThatMeetsAResetConnectionIsSentOnceMore(GatewayFixture gateway, FakeUpstream backend) {
    AtomicBoolean resetNext = new AtomicBoolean();
    backend.does(
        (request, line) -> {
          if (resetNext.getAndSet(false)) {
            line.reset();
          } else {
            line.answer(200, "ok");
          }
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.get("/pets").send().status()).isEqualTo(200);

    resetNext.set(true);

    assertThat(connection.get("/pets").send().status()).isEqualTo(200);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPostThatHasReachedTheBackendIsNeverSentTwice(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          var unused = request.body();
          line.close();
        });
    gateway.serves(pets(backend));

    Answer answer = gateway.ask("POST", "/pets").body("x").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-closed");
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest
  void aPostGoesOnAConnectionThatCanHardlyBeClosing(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("POST", "/pets").body("a").send().text()).isEqualTo("a");
    long since = System.nanoTime();
    Await.until("the connection to be old", () -> System.nanoTime() - since > 700_000_000L);

    assertThat(connection.ask("POST", "/pets").body("b").send().text()).isEqualTo("b");

    assertThat(backend.accepted()).isEqualTo(2);
  }

  /** Nobody waits here until the gateway has noticed the close. */
  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPostIsNotSentOnAConnectionWhoseCloseHasArrived(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 200; i++) {
      String body = "number " + i;
      assertThat(connection.ask("POST", "/pets").body(body).send().text()).isEqualTo(body);
      backend.closeConnections();
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anIdempotentCallIsSentOnceMoreWithItsBody(GatewayFixture gateway, FakeUpstream backend) {
    AtomicBoolean closeNext = new AtomicBoolean();
    backend.does(
        (request, line) -> {
          String body = request.text();
          if (closeNext.getAndSet(false)) {
            line.close();
          } else {
            line.answer(200, body);
          }
        });
    gateway.serves(TestApi.named("pets").route("PUT /pets").to(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("PUT", "/pets").body("first").send().text()).isEqualTo("first");

    for (int size : new int[] {1, 1000, 60_000}) {
      closeNext.set(true);
      String body = "x".repeat(size);
      assertThat(connection.ask("PUT", "/pets").body(body).send().text()).isEqualTo(body);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aStreamedBodyGoesOnWhereTheFirstConnectionLeftOff(
      GatewayFixture gateway, FakeUpstream backend) {
    AtomicBoolean closeNext = new AtomicBoolean();
    backend.does(
        (request, line) -> {
          if (closeNext.getAndSet(false)) {
            var unused = request.read();
            line.close();
          } else {
            line.answer(200, request.text());
          }
        });
    gateway.serves(TestApi.named("pets").route("PUT /pets").to(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("PUT", "/pets").body("a").send().text()).isEqualTo("a");
    closeNext.set(true);

    OpenCall call = connection.ask("PUT", "/pets").streaming().open();
    call.write("one ");
    backend.next();
    backend.next();
    Await.until("the call to be sent again", () -> backend.count() == 3);
    call.write("two");
    call.end();

    assertThat(call.answer().text()).isEqualTo("one two");
  }

  @SystemTest
  void aConnectionThatIsTooOldForAPostIsReplacedNotJoined(
      GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 3; i++) {
      assertThat(connection.ask("POST", "/pets").body("a").send().status()).isEqualTo(200);
      long since = System.nanoTime();
      Await.until("the connection to be old", () -> System.nanoTime() - since > 600_000_000L);
    }

    assertThat(backend.accepted()).isEqualTo(3);
    Await.until("the old ones to be closed", () -> backend.open() == 1);
  }

  @SystemTest
  void anAnswerWithConnectionCloseEndsTheBackendsConnectionOnly(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "ok", "Connection", "close"));
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 5; i++) {
      Answer answer = connection.get("/pets").send();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Connection")).isNull();
    }

    assertThat(backend.accepted()).isEqualTo(5);
  }

  @SystemTest
  void bytesThatNobodyAskedForEndAnIdleConnection(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.answer(200, "ok");
          line.raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison");
        });
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 5; i++) {
      assertThat(connection.get("/pets").send().text()).isEqualTo("ok");
      Await.until("the connection to end", () -> backend.open() == 0);
    }
  }
}
