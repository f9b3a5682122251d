package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.exchange.Exchange;
import dev.weir.exchange.Outcome;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Direction;
import dev.weir.policy.MessageFilter;
import dev.weir.policy.Policy;
import dev.weir.policy.Sink;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;

/** A policy with a bug refuses its exchange, says nothing of the bug, and harms no other. */
@Feature(ParityRow.MEDIATION)
class FailingPolicyTest {
  private final Ends ends = new Ends();

  private TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets")
        .route("POST /broken", r -> r.policy("ends").policy("broken"))
        .route("POST /whole")
        .to(backend);
  }

  /** Serves it, sees it fail, and sees that the next call on the same connection is unharmed. */
  private void refuses(GatewayFixture gateway, FakeUpstream backend, TestPolicy broken) {
    backend.does(Script.echo());
    gateway.policy(TestPolicy.of("ends", ends)).policy(broken).serves(pets(backend));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.ask("POST", "/broken").body("fido").send();

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.fault()).isEqualTo("policy-failed");
    assertThat(answer.text()).doesNotContain("secret");
    assertThat(connection.ask("POST", "/whole").body("fido").send().status()).isEqualTo(200);
    assertThat(ends.only().status()).isEqualTo(500);
  }

  private static RuntimeException bug() {
    return new IllegalStateException("secret");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void onARequest(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
            "broken",
            new Policy() {
              @Override
              public Verdict onRequest(Exchange exchange) {
                throw bug();
              }
            }));
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void onAnAnswer(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
            "broken",
            new Policy() {
              @Override
              public Verdict onResponse(Exchange exchange) {
                throw bug();
              }
            }));
  }

  /** A policy of a third party may lack a class of its own. */
  @SystemTest
  void withAnError(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
            "broken",
            new Policy() {
              @Override
              public Verdict onRequest(Exchange exchange) {
                throw new NoClassDefFoundError("secret");
              }
            }));
  }

  @SystemTest
  void withoutAVerdict(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
            "broken",
            new Policy() {
              @Override
              public Verdict onRequest(Exchange exchange) {
                return null;
              }
            }));
  }

  @SystemTest
  void whenItIsAskedWhetherItWantsTheRequestBody(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public boolean wantsRequestBody(Exchange exchange) {
                    throw bug();
                  }
                })
            .requestBody(BodyUse.whole(1000)));
  }

  @SystemTest
  void whenItIsAskedWhetherItWantsTheAnswersBody(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public boolean wantsResponseBody(Exchange exchange) {
                    throw bug();
                  }
                })
            .responseBody(BodyUse.whole(1000)));
  }

  @SystemTest
  void whenItIsAskedForAFilterOfTheRequest(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public BodyFilter requestFilter(Exchange exchange) {
                    throw bug();
                  }
                })
            .requestBody(BodyUse.FILTER));
  }

  @SystemTest
  void whenItIsAskedForAFilterOfTheAnswer(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public BodyFilter responseFilter(Exchange exchange) {
                    throw bug();
                  }
                })
            .responseBody(BodyUse.FILTER));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void inAFilterOfTheRequest(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public BodyFilter requestFilter(Exchange exchange) {
                    return (chunk, sink) -> {
                      throw bug();
                    };
                  }
                })
            .requestBody(BodyUse.FILTER));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void atTheEndOfARequest(GatewayFixture gateway, FakeUpstream backend) {
    refuses(
        gateway,
        backend,
        TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public BodyFilter requestFilter(Exchange exchange) {
                    return new BodyFilter() {
                      @Override
                      public void onChunk(Chunk chunk, Sink sink) {
                        sink.send(chunk);
                      }

                      @Override
                      public void onEnd(Headers trailers, Sink sink) {
                        throw bug();
                      }
                    };
                  }
                })
            .requestBody(BodyUse.FILTER));
  }

  /** The head is out by then, so the caller must not take the part for the whole. */
  @SystemTest(over = {HTTP_1, HTTP_2})
  void inAFilterOfTheAnswer(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(TestPolicy.of("ends", ends))
        .policy(
            TestPolicy.of(
                    "broken",
                    new Policy() {
                      @Override
                      public BodyFilter responseFilter(Exchange exchange) {
                        return (chunk, sink) -> {
                          throw bug();
                        };
                      }
                    })
                .responseBody(BodyUse.FILTER))
        .serves(pets(backend));

    OpenCall call = gateway.ask("POST", "/broken").body("fido").open();

    assertThatThrownBy(call::answer).isInstanceOf(OpenCall.BrokenAnswer.class);
    assertThat(ends.only().fault()).hasToString("POLICY_FAILED");
    assertThat(gateway.ask("POST", "/whole").body("fido").send().status()).isEqualTo(200);
  }

  @SystemTest
  void inAFilterOfEvents(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> line.answer(200, "data: 1\n\n", "Content-Type", "text/event-stream"));
    gateway
        .policy(TestPolicy.of("ends", ends))
        .policy(
            TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public MessageFilter messageFilter(Exchange exchange, Direction direction) {
                    return message -> {
                      throw bug();
                    };
                  }
                }))
        .serves(pets(backend));

    OpenCall call = gateway.ask("POST", "/broken").body("fido").open();

    assertThatThrownBy(call::answer).isInstanceOf(OpenCall.BrokenAnswer.class);
    assertThat(ends.only().fault()).hasToString("POLICY_FAILED");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whenItHearsOfTheEnd(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(TestPolicy.of("ends", ends))
        .policy(
            TestPolicy.of(
                "broken",
                new Policy() {
                  @Override
                  public void onEnd(Exchange exchange, Outcome outcome) {
                    throw bug();
                  }
                }))
        .serves(pets(backend));
    ClientConnection connection = gateway.connect();

    assertThat(connection.ask("POST", "/broken").body("fido").send().status()).isEqualTo(200);
    assertThat(ends.only().status()).isEqualTo(200);
    assertThat(connection.ask("POST", "/whole").body("fido").send().status()).isEqualTo(200);
  }
}
