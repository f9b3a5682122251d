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
