package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.gateway.PlanSet;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
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
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** Plans change while traffic flows. */
@Tag("smoke")
@Feature(ParityRow.OPENAPI_DEPLOYMENT)
class ReloadTest {
  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").route("GET /pets").to(backend);
  }

  private static TestApi broken(String name) {
    return TestApi.named(name).route("GET /" + name, r -> r.policy("nobody-knows-it"));
  }

  private static TestPolicy adding(String name) {
    return TestPolicy.of(
        name,
        new Policy() {
          @Override
          public Verdict onResponse(Exchange exchange) {
            exchange.response().headers().set("X-Plan", name);
            return Verdict.CONTINUE;
          }
        });
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void noCallFailsWhilePlansAreSwapped(GatewayFixture gateway, FakeUpstream backend)
      throws InterruptedException {
    FakeUpstream other = gateway.with(FakeUpstream.http1());
    gateway.policy(adding("one")).policy(adding("two")).serves(pets(backend));
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger served = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ClientConnection connection = gateway.connect();
      Thread caller =
          new Thread(
              () -> {
                while (!over.get() && wrong.isEmpty()) {
                  try {
                    Answer answer = connection.get("/pets").send();
                    if (answer.status() != 200) {
                      wrong.add(answer.toString());
                    }
                    served.incrementAndGet();
                  } catch (RuntimeException | AssertionError e) {
                    wrong.add(e.toString());
                  }
                }
              },
              "caller");
      caller.start();
      callers.add(caller);
    }

    for (int i = 0; i < 60; i++) {
      int before = served.get();
      String plan = i % 2 == 0 ? "one" : "two";
      gateway.apply(
          TestApi.named("pets")
              .route("GET /pets", r -> r.policy(plan))
              .to(i % 3 == 0 ? other : backend));
      Await.until(
          () -> "calls with plan " + plan + "; wrong: " + wrong,
          () -> served.get() > before + 3 || !wrong.isEmpty(),
          Await.PATIENCE);
    }
    over.set(true);
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(wrong).isEmpty();
    assertThat(other.count()).isPositive();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anExchangeFinishesOnThePlanItBeganOn(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Length", "8");
          line.send("half");
          gate.pass();
          line.send("half");
          line.end();
        });
    gateway
        .policy(adding("one"))
        .serves(TestApi.named("pets").route("GET /pets", r -> r.policy("one")).to(backend));
    OpenCall call = gateway.get("/pets").open();
    assertThat(call.read(4)).isEqualTo("half");

    gateway.apply(TestApi.named("other").route("GET /other"));
    assertThat(gateway.get("/pets").send().status()).isEqualTo(404);
    gate.open();

    Answer answer = call.answer();
    assertThat(answer.text()).isEqualTo("half");
    assertThat(answer.header("X-Plan")).isEqualTo("one");
    Await.until("the connection to be let go", () -> backend.open() == 0);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void connectionsToAnUnchangedBackendAreKept(GatewayFixture gateway, FakeUpstream backend) {
    gateway.policy(adding("one")).serves(pets(backend));
    ClientConnection connection = gateway.connect();
    assertThat(connection.get("/pets").send().status()).isEqualTo(200);

    for (int i = 0; i < 5; i++) {
      gateway.apply(
          TestApi.named("pets").route("GET /pets", r -> r.policy("one")).to(backend),
          TestApi.named("more").at("/more" + i).route("GET /"));
      assertThat(connection.get("/pets").send().header("X-Plan")).isEqualTo("one");
    }

    assertThat(backend.accepted()).isEqualTo(1);
    assertThat(connection.closedByPeer()).isFalse();
  }

  @SystemTest
  void connectionsToABackendThatIsGoneFromThePlanAreClosed(
      GatewayFixture gateway, FakeUpstream backend) {
    FakeUpstream other = gateway.with(FakeUpstream.http1());
    gateway.serves(pets(backend));
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);

    gateway.apply(pets(other));

    Await.until("the connection to be closed", () -> backend.open() == 0);
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(other.count()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBrokenApiAnswers503AndHarmsNoOther(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(broken("broken"), pets(backend));

    Answer answer = gateway.get("/broken").send();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.fault()).isEqualTo("api-not-available");
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    Answer ready = gateway.admin("/ready").send();
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.text())
        .contains("\"api\":\"broken 1.0\"", "nobody-knows-it")
        .doesNotContain("pets");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theLastGoodPlanServesOn(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));

    gateway.apply(broken("pets").route("GET /pets"));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    Answer ready = gateway.admin("/ready").send();
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text()).contains("\"api\":\"pets 1.0\"");
  }

  @SystemTest
  void anApiThatCannotBeReadKeepsItsLastGoodPlan(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));

    var unused =
        gateway
            .gateway()
            .apply(
                new PlanSet(
                    List.of(TestApi.named("other").route("GET /other").to(backend).plan()),
                    List.of(new PlanSet.Unavailable("pets 1.0", "its file is damaged"))));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(gateway.get("/other").send().status()).isEqualTo(200);
    assertThat(gateway.admin("/ready").send().text()).contains("its file is damaged");
  }

  @SystemTest
  void anApiServesAgainWhenItIsMended(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(broken("pets"), TestApi.named("other").route("GET /other").to(backend));
    assertThat(gateway.admin("/ready").send().status()).isEqualTo(503);

    gateway.apply(pets(backend), TestApi.named("other").route("GET /other").to(backend));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(gateway.admin("/ready").send().status()).isEqualTo(200);
  }
}
