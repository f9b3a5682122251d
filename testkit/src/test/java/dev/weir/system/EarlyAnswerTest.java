package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.RequestLimits;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Flood;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/**
 * Backends that answer before they have the whole upload (RFC 9110 §7.5, RFC 9112 §9.5). The answer
 * arrives, and nothing that is left of the upload is ever taken for another request.
 */
@Feature(ParityRow.REST)
class EarlyAnswerTest {
  private static final int MB = 1 << 20;
  private static final RequestLimits LARGE =
      new RequestLimits(
          16 << 10, 100, 8 << 10, 100L * MB, Duration.ofSeconds(10), Duration.ofSeconds(60));

  /** Answers uploads without reading them, and everything else as usual. */
  private static final Script EARLY =
      (request, line) -> {
        if (request.target().equals("/early")) {
          line.answer(403, "enough");
          line.awaitClose();
        } else {
          line.answer(200, request.target() + request.text());
        }
      };

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").route("POST /early").route("POST /{n}").to(backend);
  }

  @Tag("smoke")
  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void theAnswerArrivesAndTheNextRequestIsUnharmed(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(EARLY);
    gateway.limits(LARGE).serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 5; i++) {
      OpenCall call = connection.ask("POST", "/early").streaming().open();
      writeIfStillOpen(call, "some of it");
      Answer answer = call.answer();
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text()).isEqualTo("enough");
      if (!gateway.spoken().http2()) {
        call.write("the rest");
        call.end();
      }

      Answer next = connection.ask("POST", "/next").body("one").send();
      assertThat(next.text()).isEqualTo("/nextone");
    }
  }

  /** The answer may have ended an HTTP/2 stream already. */
  private static void writeIfStillOpen(OpenCall call, String text) {
    try {
      call.write(text);
    } catch (OpenCall.BrokenAnswer over) {
      assertThat(over).hasMessageContaining("Stream no longer exists");
    }
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void aLargeUploadThatGoesOnDoesNotDestroyTheAnswer(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(EARLY);
    gateway.limits(LARGE).serves(pets(backend));
    OpenCall call =
        gateway.ask("POST", "/early").header("Content-Length", "" + 64 * MB).streaming().open();
    var pushed = new Flood(64L * MB).start(call::write, () -> {}).settled();
    assertThat(pushed).isPositive();

    Answer answer = call.answer();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).isEqualTo("enough");
    assertThat(answer.header("Connection")).isEqualTo("close");
  }

  @SystemTest
  void anUploadWithoutLengthThatGoesOnForEverEndsTheConnection(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(EARLY);
    gateway.limits(LARGE).serves(pets(backend));
    RawClient client = gateway.raw();
    OpenCall call = client.ask("POST", "/early").streaming().open();
    Flood upload = new Flood(64L * MB).start(call::write, () -> {});

    assertThat(call.answer().text()).isEqualTo("enough");
    assertThat(client.rest()).isEmpty();
    assertThat(upload.pushed()).isLessThan(upload.total());
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void theGatewaysOwnRefusalArrivesInSpiteOfALargeUpload(
      GatewayFixture gateway, FakeUpstream backend) {
    gateway.limits(LARGE).serves(pets(backend));
    OpenCall call =
        gateway.ask("POST", "/no/such").header("Content-Length", "" + 64 * MB).streaming().open();
    var unused = new Flood(64L * MB).start(call::write, () -> {});

    Answer answer = call.answer();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.fault()).isEqualTo("not-found");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBackendThatAnswersAndClosesInMidUploadIsStillHeard(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          var unused = request.read();
          line.answer(413, "too much", "Connection", "close");
          line.close();
        });
    gateway.limits(LARGE).serves(pets(backend));

    for (int i = 0; i < 10; i++) {
      OpenCall call = gateway.ask("POST", "/early").streaming().open();
      var unused = new Flood(32L * MB).start(call::write, () -> {});
      Answer answer = call.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text()).isEqualTo("too much");
    }
  }

  @SystemTest(over = {HTTP_2, HTTPS_2})
  void theOtherStreamsGoOn(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(EARLY);
    gateway.limits(LARGE).serves(pets(backend));
    ClientConnection connection = gateway.connect();
    OpenCall slow = connection.ask("POST", "/slow").streaming().open();
    slow.write("begun ");

    OpenCall early = connection.ask("POST", "/early").streaming().open();
    early.write("x");
    assertThat(early.answer().text()).isEqualTo("enough");
    slow.write("ended");
    slow.end();

    assertThat(slow.answer().text()).isEqualTo("/slowbegun ended");
  }
}
