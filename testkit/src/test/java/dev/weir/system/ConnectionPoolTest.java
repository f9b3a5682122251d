package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to a backend: used again, limited in the whole process, waited for, let go. */
@Feature(ParityRow.REST)
class ConnectionPoolTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static TestApi pets(
      FakeUpstream backend, int max, int queue, Duration patience, Duration idle) {
    return TestApi.named("pets")
        .route("GET /pets/{id}")
        .route("POST /pets")
        .upstream("default", u -> u.endpoint(backend).connections(max, queue, patience, idle));
  }

  private static List<OpenCall> calls(GatewayFixture gateway, int count) {
    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(gateway.get("/pets/" + i).open());
    }
    return calls;
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theLimitHoldsForTheWholeProcessAndTheOthersWait(
      GatewayFixture gateway, FakeUpstream backend) {
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    backend.does(
        (request, line) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          now.decrementAndGet();
          line.answer(200, request.target());
        });
    gateway.serves(pets(backend, 2, 1000, LONG, LONG));

    List<OpenCall> calls = calls(gateway, 60);

    for (int i = 0; i < 60; i++) {
      assertThat(calls.get(i).answer().text()).isEqualTo("/pets/" + i);
    }
    assertThat(most.get()).isLessThanOrEqualTo(2);
    assertThat(backend.open()).isLessThanOrEqualTo(2);
  }

  /** Callers land on all event loops, and one connection cannot be on all of them. */
  @SystemTest
  void oneConnectionServesCallersOfEveryEventLoop(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, request.target()));
    gateway.serves(pets(backend, 1, 1000, LONG, LONG));

    for (int i = 0; i < 20; i++) {
      assertThat(gateway.get("/pets/" + i).send().text()).isEqualTo("/pets/" + i);
    }
  }

  @SystemTest
  void aFullQueueRefusesTheNextCalls(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          gate.pass();
          line.answer(200, "ok");
        });
    gateway.serves(pets(backend, 1, 2, LONG, LONG));
    BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    for (OpenCall call : calls(gateway, 6)) {
      new Thread(() -> answers.add(call.answer()), "caller").start();
    }

    Await.until("three to be refused", () -> answers.size() == 3);
    assertThat(answers)
        .allSatisfy(
            refused -> {
              assertThat(refused.status()).isEqualTo(503);
              assertThat(refused.fault()).isEqualTo("upstream-busy");
            });
    answers.clear();
    gate.open();

    Await.until("the others to be served", () -> answers.size() == 3);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
  }

  @SystemTest
  void nobodyWaitsForAConnectionLongerThanThePatience(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    gateway.serves(pets(backend, 1, 10, Duration.ofMillis(300), LONG));
    OpenCall first = gateway.get("/pets/1").open();
    backend.next();

    Answer refused = gateway.get("/pets/2").send();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.fault()).isEqualTo("upstream-busy");
    first.abort();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoGoesAwayWhileWaitingMakesRoom(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          gate.pass();
          line.answer(200, request.target());
        });
    gateway.serves(pets(backend, 1, 1, LONG, LONG));
    OpenCall first = gateway.get("/pets/1").open();
    backend.next();
    OpenCall second = gateway.get("/pets/2").open();
    Await.until("the second to wait", () -> gateway.gateway().inFlight() == 2);
    second.abort();
    Await.until("the second to be gone", () -> gateway.gateway().inFlight() == 1);
    OpenCall third = gateway.get("/pets/3").open();
    Await.until("the third to wait", () -> gateway.gateway().inFlight() == 2);
    gate.open();

    assertThat(first.answer().text()).isEqualTo("/pets/1");
    assertThat(third.answer().text()).isEqualTo("/pets/3");
    assertThat(backend.count()).isEqualTo(2);
  }

  @SystemTest
  void aPostThatWaitedGetsTheConnectionOfTheOneBeforeIt(
      GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          String body = request.text();
          gate.pass();
          line.answer(200, body);
        });
    gateway.serves(pets(backend, 1, 100, LONG, LONG));
    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(gateway.ask("POST", "/pets").body("number " + i).open());
    }
    gate.open();

    for (int i = 0; i < 10; i++) {
      assertThat(calls.get(i).answer().text()).isEqualTo("number " + i);
    }
  }

  @SystemTest
  void aPostDoesNotWaitForAnIdleConnectionThatIsTooOldForIt(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(pets(backend, 1, 10, LONG, LONG));
    ClientConnection connection = gateway.connect();
    assertThat(connection.ask("POST", "/pets").body("a").send().text()).isEqualTo("a");
    long since = System.nanoTime();
    Await.until("the connection to be old", () -> System.nanoTime() - since > 600_000_000L);

    assertThat(connection.ask("POST", "/pets").body("b").send().text()).isEqualTo("b");
  }

  @SystemTest
  void anIdleConnectionIsClosedAfterItsTime(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend, 10, 10, LONG, Duration.ofMillis(200)));

    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);

    Await.until("the connection to be closed", () -> backend.open() == 0);
    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);
    assertThat(backend.accepted()).isEqualTo(2);
  }

  @SystemTest
  void waitingCallsAreToldWhenTheBackendIsGone(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          gate.pass();
          line.reset();
        });
    gateway.serves(pets(backend, 1, 100, LONG, LONG));
    List<OpenCall> calls = calls(gateway, 1);
    backend.next();
    calls.addAll(calls(gateway, 9));
    Await.until("all to wait", () -> gateway.gateway().inFlight() == 10);
    backend.refuse();
    gate.open();

    for (OpenCall call : calls) {
      assertThat(call.status()).isEqualTo(502);
    }
  }
}
