package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.RequestLimits;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** How large a request's body may be. */
@Feature(ParityRow.REST)
class MaxBodyTest {
  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_2})
  void anAnnouncedLengthIsRefusedBeforeTheBodyIsRead(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "max-body: 1KB\n"));

    OpenCall call =
        gateway.ask("POST", "/pets").header("Content-Length", "1025").streaming().open();
    Answer answer = call.answer();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.fault()).isEqualTo("body-too-large");
    assertThat(answer.text()).contains("at most 1024 bytes are accepted here");
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whoAsksBeforeSendingIsRefusedAtOnce(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "max-body: 1KB\n"));

    Answer answer =
        gateway
            .ask("POST", "/pets")
            .header("Expect", "100-continue")
            .header("Content-Length", "5000")
            .streaming()
            .send();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.interim()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_2})
  void aBodyOfUnknownLengthIsStoppedWhenItIsTooLarge(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(PetProject.of(backend, "max-body: 1KB\n"));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("x".repeat(600));
    call.write("x".repeat(600));
    Answer answer = call.answer();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.fault()).isEqualTo("body-too-large");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBodyOfExactlyThatSizePasses(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(PetProject.of(backend, "max-body: 1KB\n"));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("x".repeat(600));
    call.write("x".repeat(424));
    call.end();

    assertThat(call.answer().body()).hasSize(1024);
    assertThat(gateway.ask("POST", "/pets").body("x".repeat(1024)).send().status()).isEqualTo(200);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theSmallestOfAllLimitsHolds(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .limits(
            new RequestLimits(
                16 << 10, 100, 8 << 10, 200, Duration.ofSeconds(10), Duration.ofSeconds(60)))
        .serves(
            PetProject.of(
                backend,
                """
                max-body: 100B
                operations:
                  POST /pets: {max-body: 1KB}
                  GET /pets: {max-body: 10B}
                  GET /pets/{id}: {max-body: none}
                """));

    assertThat(gateway.ask("POST", "/pets").body("x".repeat(100)).send().status()).isEqualTo(200);
    assertThat(gateway.ask("POST", "/pets").body("x".repeat(101)).send().status()).isEqualTo(413);
    assertThat(gateway.ask("GET", "/pets").body("x".repeat(11)).send().status()).isEqualTo(413);
    assertThat(gateway.ask("GET", "/pets/1").body("x".repeat(150)).send().status()).isEqualTo(200);
    assertThat(gateway.ask("GET", "/pets/1").body("x".repeat(201)).send().status()).isEqualTo(413);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void bytesCountAsTransferred(GatewayFixture gateway, FakeUpstream backend) throws IOException {
    backend.does((request, line) -> line.answer(200, "" + request.body().length));
    gateway.serves(PetProject.of(backend, "max-body: 1KB\n"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[100_000]);
    }

    Answer answer =
        gateway
            .ask("POST", "/pets")
            .header("Content-Encoding", "gzip")
            .body(packed.toByteArray())
            .send();

    assertThat(answer.text()).isEqualTo("" + packed.size());
  }
}
