package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Attribute;
import dev.weir.exchange.Exchange;
import dev.weir.exchange.Outcome;
import dev.weir.exchange.Response;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Reply;
import dev.weir.policy.Policy;
import dev.weir.policy.Stage;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** In which order policies act, and who hears of the end. */
@Feature(ParityRow.MEDIATION)
class PolicyOrderTest {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Ends ends = new Ends();

  /** Writes down what it is asked. */
  private class Logging implements Policy {
    private final String name;

    Logging(String name) {
      this.name = name;
    }

    @Override
    public Verdict onRequest(Exchange exchange) {
      log.add("> " + name);
      return Verdict.CONTINUE;
    }

    @Override
    public Verdict onResponse(Exchange exchange) {
      log.add("< " + name + " " + exchange.response().source());
      exchange.response().headers().add("X-Seen", name);
      return Verdict.CONTINUE;
    }

    @Override
    public void onEnd(Exchange exchange, Outcome outcome) {
      log.add(". " + name);
    }
  }

  private Policy deciding(String name, Function<Exchange, Verdict> request) {
    return new Logging(name) {
      @Override
      public Verdict onRequest(Exchange exchange) {
        var unused = super.onRequest(exchange);
        return request.apply(exchange);
      }
    };
  }

  private Policy answering(String name, Function<Exchange, Verdict> response) {
    return new Logging(name) {
      @Override
      public Verdict onResponse(Exchange exchange) {
        var unused = super.onResponse(exchange);
        return response.apply(exchange);
      }
    };
  }

  private GatewayFixture serve(GatewayFixture gateway, FakeUpstream backend, Policy second) {
    return gateway
        .policy(TestPolicy.of("ends", ends))
        .policy(TestPolicy.of("first", new Logging("first")))
        .policy(TestPolicy.of("second", second))
        .policy(TestPolicy.of("third", new Logging("third")))
        .policy(TestPolicy.of("step", new Logging("step")))
        .policy(TestPolicy.of("fault-step", new Logging("fault-step")))
        .serves(
            TestApi.named("pets")
                .route(
                    "GET /pets",
                    r ->
                        r.policy("ends")
                            .policy("first")
                            .policy("second")
                            .policy("third")
                            .response("step", dev.weir.config.Node.mapping().build())
                            .fault("fault-step", dev.weir.config.Node.mapping().build()))
                .to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void outInOrderAndBackInReverse(GatewayFixture gateway, FakeUpstream backend) {
    serve(gateway, backend, new Logging("second"));

    Answer answer = gateway.get("/pets").send();

    ends.only();
    assertThat(log)
        .containsExactly(
            "> first",
            "> second",
            "> third",
            "< step UPSTREAM",
            "< third UPSTREAM",
            "< second UPSTREAM",
            "< first UPSTREAM",
            ". third",
            ". second",
            ". first");
    assertThat(answer.headers("X-Seen")).containsExactly("step", "third", "second", "first");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerOfAPolicyMeetsOnlyWhoWasEntered(GatewayFixture gateway, FakeUpstream backend) {
    serve(
        gateway,
        backend,
        deciding("second", x -> Verdict.answer(Reply.of(200, "text/plain", "me"))));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.text()).isEqualTo("me");
    assertThat(ends.only().fault()).isNull();
    assertThat(log)
        .containsExactly(
            "> first",
            "> second",
            "< step POLICY",
            "< second POLICY",
            "< first POLICY",
            ". second",
            ". first");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFaultMeetsTheStepsForFaults(GatewayFixture gateway, FakeUpstream backend) {
    serve(
        gateway,
        backend,
        deciding("second", x -> Verdict.refuse(FaultCode.NOT_ACCEPTABLE, "not this")));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.text()).contains("not this");
    assertThat(ends.only().fault()).isEqualTo(FaultCode.NOT_ACCEPTABLE);
    assertThat(log)
        .containsExactly(
            "> first",
            "> second",
            "< fault-step FAULT",
            "< second FAULT",
            "< first FAULT",
            ". second",
            ". first");
  }

  @SystemTest
  void aFaultOfTheBackendMeetsThemToo(GatewayFixture gateway, FakeUpstream backend) {
    backend.refuse();
    serve(gateway, backend, new Logging("second"));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(502);
    ends.only();
    assertThat(log).contains("< fault-step FAULT", "< third FAULT").doesNotContain("< step FAULT");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anAnswerMayBeReplacedOnTheWayBack(GatewayFixture gateway, FakeUpstream backend) {
    backend.answers(200, "from the backend");
    serve(
        gateway,
        backend,
        answering("second", x -> Verdict.answer(Reply.of(203, "text/plain", "other"))));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(203);
    assertThat(answer.text()).isEqualTo("other");
    assertThat(answer.headers("X-Seen")).containsExactly("first");
    assertThat(log).contains("< second UPSTREAM", "< first POLICY");
    assertThat(ends.only().fault()).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFaultOnTheWayBackMeetsTheStepsForFaultsAndWhoIsLeft(
      GatewayFixture gateway, FakeUpstream backend) {
    serve(
        gateway,
        backend,
        answering("second", x -> Verdict.fail(new Fault(FaultCode.UPSTREAM_MALFORMED, "odd"))));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.headers("X-Seen")).containsExactly("fault-step", "first");
    assertThat(ends.only().fault()).isEqualTo(FaultCode.UPSTREAM_MALFORMED);
    assertThat(log)
        .containsExactly(
            "> first",
            "> second",
            "> third",
            "< step UPSTREAM",
            "< third UPSTREAM",
            "< second UPSTREAM",
            "< fault-step FAULT",
            "< first FAULT",
            ". third",
            ". second",
            ". first");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void everybodyHearsOnceThatTheCallerWentAway(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    serve(gateway, backend, new Logging("second"));
    OpenCall call = gateway.get("/pets").open();
    backend.next();

    call.abort();

    Outcome outcome = ends.only();
    assertThat(outcome.status()).isEqualTo(499);
    assertThat(outcome.fault()).isEqualTo(FaultCode.CLIENT_ABORTED);
    Await.until("all to hear of it", () -> log.contains(". first"));
    assertThat(log)
        .containsExactly("> first", "> second", "> third", ". third", ". second", ". first");
  }

  @SystemTest
  void everybodyHearsOnceThatTheBackendTookTooLong(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    gateway
        .policy(TestPolicy.of("ends", ends))
        .serves(
            TestApi.named("pets")
                .route("GET /pets", r -> r.policy("ends"))
                .upstream(
                    "default", u -> u.endpoint(backend).answerWithin(Duration.ofMillis(200))));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(504);
    assertThat(ends.only().fault()).isEqualTo(FaultCode.UPSTREAM_TIMEOUT);
  }

  @SystemTest
  void theOutcomeCountsBytesAndTime(GatewayFixture gateway, FakeUpstream backend) {
    backend.answers(200, "12345");
    gateway
        .policy(TestPolicy.of("ends", ends))
        .serves(TestApi.named("pets").route("POST /pets", r -> r.policy("ends")).to(backend));

    gateway.ask("POST", "/pets").body("123").send();

    Outcome outcome = ends.only();
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.bytesIn()).isEqualTo(3);
    assertThat(outcome.bytesOut()).isEqualTo(5);
    assertThat(outcome.upstreamNanos()).isPositive().isLessThanOrEqualTo(outcome.nanos());
  }

  @SystemTest
  void policiesTalkThroughAttributes(GatewayFixture gateway, FakeUpstream backend) {
    Attribute<List<String>> names = Attribute.named("names");
    gateway
        .policy(
            TestPolicy.of(
                "says",
                deciding(
                    "says",
                    x -> {
                      x.set(names, List.of("fido", x.request().pathParameter("id")));
                      return Verdict.CONTINUE;
                    })))
        .policy(
            TestPolicy.of(
                "hears",
                answering(
                    "hears",
                    x -> {
                      x.response().headers().set("X-Names", String.join(",", x.get(names)));
                      return Verdict.CONTINUE;
                    })))
        .serves(
            TestApi.named("pets")
                .route("GET /pets/{id}", r -> r.policy("says").policy("hears"))
                .to(backend));

    assertThat(gateway.get("/pets/1").send().header("X-Names")).isEqualTo("fido,1");
    assertThat(gateway.get("/pets/2").send().header("X-Names")).isEqualTo("fido,2");
  }

  @SystemTest
  void aPolicyChoosesAmongTheUpstreamsOfThePlan(GatewayFixture gateway, FakeUpstream backend) {
    FakeUpstream other = gateway.with(FakeUpstream.http1()).answers(200, "other");
    gateway
        .policy(
            TestPolicy.of(
                "choosing",
                deciding(
                    "choosing",
                    x -> {
                      x.upstream(x.request().queryParameter("to"));
                      return Verdict.CONTINUE;
                    })))
        .serves(
            TestApi.named("pets")
                .route("GET /pets", r -> r.policy("choosing"))
                .to(backend)
                .upstream("other", u -> u.endpoint(other)));

    assertThat(gateway.get("/pets?to=other").send().text()).isEqualTo("other");
    assertThat(gateway.get("/pets?to=default").send().text()).isEqualTo("ok");
    Answer none = gateway.get("/pets?to=nowhere").send();
    assertThat(none.status()).isEqualTo(500);
    assertThat(none.fault()).isEqualTo("policy-failed");
  }

  @SystemTest
  void aPolicyChangesWhatTheBackendGetsAndWhatTheCallerSees(
      GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(
            TestPolicy.of(
                "changing",
                new Policy() {
                  @Override
                  public Verdict onRequest(Exchange exchange) {
                    exchange.request().method("POST");
                    exchange.request().upstreamPath("/other");
                    exchange.request().query("a=b");
                    exchange.request().headers().set("X-New", "1");
                    exchange.request().headers().remove("X-Old");
                    return Verdict.CONTINUE;
                  }

                  @Override
                  public Verdict onResponse(Exchange exchange) {
                    Response response = exchange.response();
                    response.status(202);
                    response.headers().set("X-Request-Path", exchange.request().path());
                    return Verdict.CONTINUE;
                  }
                }))
        .serves(
            TestApi.named("pets")
                .at("/v1")
                .route("GET /pets", r -> r.policy("changing"))
                .to(backend));

    Answer answer = gateway.get("/v1/pets?x=y").header("X-Old", "1").send();

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("X-Request-Path")).isEqualTo("/v1/pets");
    var request = backend.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/other?a=b");
    assertThat(request.header("X-New")).isEqualTo("1");
    assertThat(request.header("X-Old")).isNull();
  }

  @SystemTest
  void earlyStagesAnswerForLaterOnes(GatewayFixture gateway) {
    for (Stage stage : Stage.values()) {
      gateway.policy(
          TestPolicy.of(
                  "at-" + stage.name().toLowerCase(java.util.Locale.ROOT),
                  deciding(
                      stage.name(), x -> Verdict.answer(Reply.of(200, "text/plain", stage.name()))))
              .at(stage));
    }
    gateway.serves(
        TestApi.named("pets")
            .route("GET /admit", r -> r.policy("at-admit").policy("at-transform"))
            .route("GET /limit", r -> r.policy("at-limit").policy("at-transform"))
            .route("GET /transform", r -> r.policy("at-transform")));

    assertThat(gateway.get("/admit").send().text()).isEqualTo("ADMIT");
    assertThat(gateway.get("/limit").send().text()).isEqualTo("LIMIT");
    assertThat(gateway.get("/transform").send().text()).isEqualTo("TRANSFORM");
  }
}
