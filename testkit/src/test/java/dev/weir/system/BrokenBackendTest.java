package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.time.Duration;

/** Backends that are away, slow, or talk nonsense. */
@Feature(ParityRow.REST)
class BrokenBackendTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").route("GET /pets").route("POST /pets").to(backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatRefusesIs502(GatewayFixture gateway, FakeUpstream backend) {
    backend.refuse();
    gateway.serves(pets(backend));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-refused");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @SystemTest
  void aNameThatDoesNotResolveIs502(GatewayFixture gateway) {
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint("http://nowhere.invalid:80", 1)));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-name-unknown");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatDoesNotAnswerInTimeIs504(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint(backend).answerWithin(SHORT)));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.fault()).isEqualTo("upstream-timeout");
  }

  @SystemTest
  void theTotalTimeIsLimitedToo(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint(backend).allWithin(SHORT)));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(504);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatFallsSilentInMidAnswerBreaksTheAnswerOff(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("half");
          line.awaitClose();
        });
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint(backend).silentAtMost(SHORT)));

    OpenCall call = gateway.get("/pets").open();

    assertThat(call.read(4)).isEqualTo("half");
    assertThatThrownBy(call::read).isInstanceOf(OpenCall.BrokenAnswer.class);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatClosesInMidAnswerBreaksTheAnswerOff(
      GatewayFixture gateway, FakeUpstream backend) {
    Gate read = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Length", "10");
          line.send("half");
          read.pass();
          line.close();
        });
    gateway.serves(pets(backend));

    OpenCall call = gateway.get("/pets").open();

    assertThat(call.read(4)).isEqualTo("half");
    read.open();
    assertThatThrownBy(call::read).isInstanceOf(OpenCall.BrokenAnswer.class);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatClosesBeforeItAnswersIs502(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.close());
    gateway.serves(pets(backend));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-closed");
  }

  @SystemTest
  void garbageInsteadOfAnAnswerIs502(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.raw("\u0016\u0003\u0001 this is no HTTP\r\n\r\n"));
    gateway.serves(pets(backend));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-malformed");
  }

  @SystemTest
  void aHeadWithoutEndIs502(GatewayFixture gateway, FakeUpstream backend) {
    String much = "x".repeat(1000);
    backend.does(
        (request, line) -> {
          line.raw("HTTP/1.1 200 OK\r\n");
          for (int i = 0; i < 200; i++) {
            line.raw("X-" + i + ": " + much + "\r\n");
          }
          line.awaitClose();
        });
    gateway.serves(pets(backend));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-malformed");
  }
}
