package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.policy.Wiring;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;

/** Slow work on other threads. */
@Tag("smoke")
@Feature(ParityRow.MEDIATION)
class OffloadTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static GatewayFixture serve(
      GatewayFixture gateway, FakeUpstream backend, Callable<Verdict> work) {
    return gateway
        .policy(TestPolicy.of("slow", wiring -> new Slow(wiring, work)))
        .serves(
            TestApi.named("pets")
                .route("GET /pets", r -> r.policy("slow"))
                .route("GET /quick")
                .to(backend));
  }

  private record Slow(Wiring wiring, Callable<Verdict> work) implements Policy {
    @Override
    public Verdict onRequest(Exchange exchange) {
      return Verdict.await(wiring.offload().run(work), LONG);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void itRunsOnAThreadOfItsOwn(GatewayFixture gateway, FakeUpstream backend) {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    serve(
        gateway,
        backend,
        () -> {
          threads.add(Thread.currentThread().getName());
          return Verdict.CONTINUE;
        });

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);

    assertThat(threads).singleElement().asString().startsWith("weir-offload");
  }

  @SystemTest
  void othersAreServedMeanwhile(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    serve(
        gateway,
        backend,
        () -> {
          gate.pass();
          return Verdict.CONTINUE;
        });
    List<OpenCall> slow = List.of(gateway.get("/pets").open(), gateway.get("/pets").open());

    for (int i = 0; i < 10; i++) {
      assertThat(gateway.get("/quick").send().status()).isEqualTo(200);
    }
    gate.open();

    slow.forEach(call -> assertThat(call.answer().status()).isEqualTo(200));
  }

  @SystemTest
  void whatItThrowsIsAFailedPolicy(GatewayFixture gateway, FakeUpstream backend) {
    serve(
        gateway,
        backend,
        () -> {
          throw new java.io.IOException("the directory is away");
        });

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.fault()).isEqualTo("policy-failed");
    assertThat(answer.text()).doesNotContain("directory");
  }

  @SystemTest(over = HTTP_2)
  void whenNoThreadIsFreeAndTheQueueIsFullTheNextIs503(
      GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    serve(
        gateway,
        backend,
        () -> {
          gate.pass();
          return Verdict.CONTINUE;
        });
    int cores = Runtime.getRuntime().availableProcessors();
    int room = 2 * cores + 64 * cores;
    BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    ClientConnection connection = gateway.connect();
    for (int i = 0; i < room + 5; i++) {
      if (i % 50 == 49) {
        connection = gateway.connect();
      }
      OpenCall call = connection.get("/pets").open();
      Thread caller = new Thread(() -> statuses.add(call.status()), "caller");
      caller.setDaemon(true);
      caller.start();
    }

    Await.until("five to be refused", () -> statuses.size() == 5);
    assertThat(statuses).containsOnly(503);
    statuses.clear();
    gate.open();

    Await.until("the others to be served", () -> statuses.size() == room);
    assertThat(statuses).containsOnly(200);
  }
}
