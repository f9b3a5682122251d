package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Reply;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Await;
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
import dev.weir.testkit.upstream.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Policies that do not know yet: the exchange rests until they do, or until their time is over. */
@Feature(ParityRow.MEDIATION)
class WaitingPolicyTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final CompletableFuture<Verdict> decision = new CompletableFuture<>();
  private final Ends ends = new Ends();

  private GatewayFixture onRequest(GatewayFixture gateway, FakeUpstream backend, Duration time) {
    return serve(
        gateway,
        backend,
        new Policy() {
          @Override
          public Verdict onRequest(Exchange exchange) {
            return Verdict.await(decision, time);
          }
        });
  }

  private GatewayFixture onResponse(GatewayFixture gateway, FakeUpstream backend, Duration time) {
    return serve(
        gateway,
        backend,
        new Policy() {
          @Override
          public Verdict onResponse(Exchange exchange) {
            return Verdict.await(decision, time);
          }
        });
  }

  private GatewayFixture serve(GatewayFixture gateway, FakeUpstream backend, Policy waiting) {
    return gateway
        .policy(TestPolicy.of("ends", ends))
        .policy(TestPolicy.of("waiting", waiting))
        .serves(
            TestApi.named("pets")
                .route("GET /pets", r -> r.policy("ends").policy("waiting"))
                .route("POST /pets", r -> r.policy("ends").policy("waiting"))
                .to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestGoesOnWhenThePolicyHasDecided(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.ask("POST", "/pets").body("fido").open();
    Await.until("the call to come in", () -> gateway.gateway().inFlight() == 1);
    assertThat(backend.count()).isZero();

    decision.complete(Verdict.CONTINUE);

    assertThat(call.answer().text()).isEqualTo("fido");
    assertThat(ends.only().fault()).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aLargeBodyWaitsInTheNetworkMeanwhile(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "" + request.body().length));
    onRequest(gateway, backend, LONG);
    byte[] large = new byte[3 << 20];
    OpenCall call =
        gateway.ask("POST", "/pets").header("Content-Length", "" + large.length).streaming().open();
    Thread sender =
        new Thread(
            () -> {
              for (int i = 0; i < 48; i++) {
                call.write(new byte[64 << 10]);
              }
              call.end();
            },
            "sender");
    sender.start();
    Await.until("the call to come in", () -> gateway.gateway().inFlight() == 1);

    decision.complete(Verdict.CONTINUE);

    assertThat(call.answer().text()).isEqualTo("" + large.length);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestIsRefusedWhenTheTimeIsOver(GatewayFixture gateway, FakeUpstream backend) {
    onRequest(gateway, backend, SHORT);

    Answer answer = gateway.get("/pets").send();
    decision.complete(Verdict.CONTINUE); // too late to mean anything

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.fault()).isEqualTo("policy-timeout");
    assertThat(ends.only().fault()).isEqualTo(FaultCode.POLICY_TIMEOUT);
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerGoesOnWhenThePolicyHasDecided(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "fido"));
    onResponse(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();
    backend.next();

    decision.complete(Verdict.CONTINUE);

    assertThat(call.answer().text()).isEqualTo("fido");
    assertThat(ends.only().fault()).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerIsRefusedWhenTheTimeIsOver(GatewayFixture gateway, FakeUpstream backend) {
    onResponse(gateway, backend, SHORT);

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.fault()).isEqualTo("policy-timeout");
    assertThat(ends.only().fault()).isEqualTo(FaultCode.POLICY_TIMEOUT);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatBreaksOffWhileAPolicyWaitsEndsTheWait(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Length", "10");
          line.send("half");
          line.close();
        });
    onResponse(gateway, backend, LONG);

    Answer answer = gateway.get("/pets").send();
    decision.complete(Verdict.CONTINUE);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-closed");
    assertThat(ends.only().fault()).isEqualTo(FaultCode.UPSTREAM_CLOSED);
  }

  @SystemTest
  void whatIsDecidedLaterMayBeAnAnswer(GatewayFixture gateway, FakeUpstream backend) {
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();

    decision.complete(Verdict.answer(Reply.of(201, "text/plain", "made up")));

    assertThat(call.answer().status()).isEqualTo(201);
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void whatIsDecidedLaterMayBeAFault(GatewayFixture gateway, FakeUpstream backend) {
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();

    decision.completeExceptionally(new Fault(FaultCode.OVERLOADED, "too much"));

    assertThat(call.answer().fault()).isEqualTo("overloaded");
  }

  @SystemTest
  void aWaitThatFailsIsAFailedPolicy(GatewayFixture gateway, FakeUpstream backend) {
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();

    decision.completeExceptionally(new IllegalStateException("secret"));

    Answer answer = call.answer();
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.fault()).isEqualTo("policy-failed");
    assertThat(answer.text()).doesNotContain("secret");
  }

  @SystemTest
  void aWaitForNothingIsAFailedPolicy(GatewayFixture gateway, FakeUpstream backend) {
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();

    decision.complete(null);

    assertThat(call.answer().fault()).isEqualTo("policy-failed");
  }

  /** A future of the JDK may be made to say something else later. */
  @SystemTest
  void aSecondDecisionChangesNothing(GatewayFixture gateway, FakeUpstream backend) {
    Gate gate = new Gate();
    backend.does(
        (request, line) -> {
          gate.pass();
          line.answer(200, "ok");
        });
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();
    Await.until("the call to come in", () -> gateway.gateway().inFlight() == 1);

    decision.complete(Verdict.CONTINUE);
    backend.next();
    decision.complete(Verdict.answer(Reply.of(418)));
    decision.obtrudeValue(Verdict.answer(Reply.of(418)));
    gate.open();

    assertThat(call.answer().status()).isEqualTo(200);
    assertThat(backend.count()).isEqualTo(1);
    ends.only();
  }

  @SystemTest
  void aPolicyMayWaitSeveralTimes(GatewayFixture gateway, FakeUpstream backend) {
    AtomicInteger waits = new AtomicInteger();
    serve(
        gateway,
        backend,
        new Policy() {
          @Override
          public Verdict onRequest(Exchange exchange) {
            return again(3);
          }

          private Verdict again(int left) {
            waits.incrementAndGet();
            return left == 0
                ? Verdict.CONTINUE
                : Verdict.await(CompletableFuture.supplyAsync(() -> again(left - 1)), LONG);
          }
        });

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(waits.get()).isEqualTo(4);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoGoesAwayIsForgotten(GatewayFixture gateway, FakeUpstream backend) {
    onRequest(gateway, backend, LONG);
    OpenCall call = gateway.get("/pets").open();
    Await.until("the call to come in", () -> gateway.gateway().inFlight() == 1);

    call.abort();

    assertThat(ends.only().status()).isEqualTo(499);
    decision.complete(Verdict.CONTINUE);
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(backend.count()).isEqualTo(1);
  }
}
