package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.settings.ShutdownSettings;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.client.Http2Client;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** A gateway that goes away lets what is under way end first, and nobody gets half an answer. */
@Feature(ParityRow.REST)
class DrainTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int NO_STREAM_YET = Integer.MAX_VALUE;

  private static void serves(GatewayFixture gateway, FakeUpstream backend, Gate answers) {
    backend.does(
        (request, line) -> {
          if (request.target().equals("/slow")) {
            answers.pass();
          }
          line.answer(200, "whole");
        });
    gateway.serves(TestApi.named("pets").route("GET /slow").route("GET /quick").to(backend));
  }

  private static Thread drains(GatewayFixture gateway, Duration most) {
    return background(() -> gateway.gateway().drain(most));
  }

  private static Thread background(Runnable task) {
    Thread thread = new Thread(task, "drains");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void takesNobody(InetSocketAddress address) {
    Await.until(
        "new connections to be refused",
        () -> {
          try {
            RawClient.connect(address, null).close();
            return false;
          } catch (UncheckedIOException refused) {
            return refused.getCause() instanceof ConnectException;
          }
        });
  }

  @Tag("smoke")
  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void whatIsUnderWayEnds(GatewayFixture gateway, FakeUpstream backend) {
    Gate answers = new Gate();
    serves(gateway, backend, answers);
    InetSocketAddress address = gateway.address();
    ClientConnection connection = gateway.connect();
    OpenCall call = connection.get("/slow").open();
    assertThat(backend.next().target()).isEqualTo("/slow");

    Thread drain = drains(gateway, LONG);
    takesNobody(address);
    answers.open();

    Answer answer = call.answer();
    assertThat(answer.text()).isEqualTo("whole");
    if (connection instanceof Http2Client http2) {
      Await.until("a GOAWAY", http2::goAway);
    } else {
      assertThat(answer.header("Connection")).isEqualTo("close");
    }
    Await.until("the connection to be closed", connection::closedByPeer);
    Await.until("the drain to end", () -> !drain.isAlive());
    assertThat(gateway.gateway().inFlight()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void idleConnectionsAreClosed(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, new Gate());
    ClientConnection used = gateway.connect();
    assertThat(used.get("/quick").send().status()).isEqualTo(200);
    ClientConnection fresh = gateway.connect();

    Thread drain = drains(gateway, LONG);

    Await.until("a used connection to be closed", used::closedByPeer);
    Await.until("a fresh connection to be closed", fresh::closedByPeer);
    Await.until("the drain to end", () -> !drain.isAlive());
  }

  @SystemTest
  void requestsThatWereOnTheirWayAreServed(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend, new Gate());
    FrameClient client = gateway.frames();
    get(client, 1);
    assertThat(client.fate(1)).isEqualTo("200");

    Thread drain = drains(gateway, LONG);
    assertThat(client.next(FrameClient.GOAWAY).number(0)).isEqualTo(NO_STREAM_YET);
    get(client, 3);

    assertThat(client.fate(3)).isEqualTo("200");
    assertThat(client.next(FrameClient.GOAWAY).number(0)).isEqualTo(3);
    Await.until("the connection to be closed", () -> client.next() == null);
    Await.until("the drain to end", () -> !drain.isAlive());
  }

  private static void get(FrameClient client, int stream) {
    client.headers(
        stream, true, ":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/quick");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatTakesTooLongIsCutOffAndDoesNotLookComplete(
      GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("half");
          line.awaitClose();
        });
    gateway.serves(TestApi.named("pets").route("GET /slow").to(backend));
    OpenCall call = gateway.get("/slow").open();
    assertThat(call.read(4)).isEqualTo("half");

    Thread drain = drains(gateway, Duration.ofMillis(300));

    assertThatThrownBy(call::read).isInstanceOf(OpenCall.BrokenAnswer.class);
    Await.until("the drain to end", () -> !drain.isAlive());
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theGatewayIsNotReadyFirstAndStillServes(GatewayFixture gateway, FakeUpstream backend) {
    gateway.shutdown(new ShutdownSettings(Duration.ofSeconds(2), LONG));
    serves(gateway, backend, new Gate());
    InetSocketAddress address = gateway.address();
    assertThat(gateway.gateway().ready()).isTrue();

    Thread leaves = background(() -> gateway.gateway().leave());
    Await.until("the gateway to be not ready", () -> !gateway.gateway().ready());

    Answer answer = gateway.get("/quick").send();
    assertThat(answer.text()).isEqualTo("whole");
    assertThat(answer.header("Connection")).isNull();
    takesNobody(address);
    Await.until("the gateway to be gone", () -> !leaves.isAlive());
  }
}
