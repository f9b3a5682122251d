package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.exchange.Exchange;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.policy.Direction;
import dev.weir.policy.MessageFilter;
import dev.weir.policy.MessageFilter.Decision;
import dev.weir.policy.Policy;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a policy's message filter may do with server-sent events. */
@Feature(ParityRow.MEDIATION)
class EventFilterTest {
  private static final Duration REST = Duration.ofMillis(300);

  private final List<String> seen = new CopyOnWriteArrayList<>();

  /** Decides by what the event says; every event is noted. */
  private final TestPolicy filter =
      TestPolicy.of(
          "events",
          new Policy() {
            @Override
            public @Nullable MessageFilter messageFilter(Exchange exchange, Direction direction) {
              return direction == Direction.TO_CLIENT ? message -> decide(text(message)) : null;
            }
          });

  private static String text(dev.weir.policy.Message message) {
    return new String(message.payload().bytes(), UTF_8);
  }

  private Decision decide(String event) {
    seen.add(event);
    if (event.contains("other")) {
      return new Decision.Replace(Chunk.of("data: instead\n\n".getBytes(UTF_8)));
    }
    if (event.contains("secret")) {
      return Decision.DROP;
    }
    if (event.contains("late")) {
      return new Decision.Delay(REST);
    }
    if (event.contains("forbidden")) {
      return new Decision.Close(new Fault(FaultCode.OVERLOADED, "that is too much"));
    }
    return Decision.PASS;
  }

  private void news(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(filter)
        .serves(TestApi.named("news").route("GET /news", r -> r.policy("events")).to(backend));
  }

  private static void sends(FakeUpstream backend, String... parts) {
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream; charset=utf-8");
          for (String part : parts) {
            line.send(part);
          }
          line.end();
        });
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void eventsPassAreReplacedAndDropped(GatewayFixture gateway, FakeUpstream backend) {
    sends(backend, "data: a\n\ndata: other\n\ndata: secret\n\ndata: b\n\n");
    news(gateway, backend);

    assertThat(gateway.get("/news").send().text())
        .isEqualTo("data: a\n\ndata: instead\n\ndata: b\n\n");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anEventIsSeenWholeHoweverItsBytesCome(GatewayFixture gateway, FakeUpstream backend) {
    sends(backend, "da", "ta: a", "\r", "\n\r", "\ndata: b\r\rdata: c", "\n", "\n");
    news(gateway, backend);

    assertThat(gateway.get("/news").send().text())
        .isEqualTo("data: a\r\n\r\ndata: b\r\rdata: c\n\n");
    assertThat(seen).hasSize(3);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPassedEventArrivesBeforeTheNextIsSent(GatewayFixture gateway, FakeUpstream backend) {
    Gate read = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream");
          line.send("data: a\n\n");
          read.pass();
          line.send("data: b\n\n");
          line.end();
        });
    news(gateway, backend);

    OpenCall call = gateway.get("/news").open();

    assertThat(call.read(9)).isEqualTo("data: a\n\n");
    read.open();
    assertThat(call.read(9)).isEqualTo("data: b\n\n");
    assertThat(call.read()).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aDelayedEventAndAllAfterItWait(GatewayFixture gateway, FakeUpstream backend) {
    sends(backend, "data: a\n\n", "data: late\n\ndata: b\n\n", "data: late too\n\n", "data: c\n\n");
    news(gateway, backend);
    long start = System.nanoTime();

    OpenCall call = gateway.get("/news").open();

    assertThat(call.read(9)).isEqualTo("data: a\n\n");
    assertThat(call.answer().text())
        .isEqualTo("data: late\n\ndata: b\n\ndata: late too\n\ndata: c\n\n");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * REST.toNanos());
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoLeavesDuringADelayCancelsTheBackend(GatewayFixture gateway, FakeUpstream backend) {
    Gate cancelled = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream");
          line.send("data: late\n\ndata: b\n\n");
          line.awaitClose();
          cancelled.open();
        });
    news(gateway, backend);
    OpenCall call = gateway.get("/news").open();
    assertThat(call.status()).isEqualTo(200);
    Await.until("the event to be seen", () -> seen.size() == 1);

    call.abort();

    cancelled.pass();
    assertThat(seen).hasSize(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFilterMayEndTheStream(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream");
          line.send("data: a\n\n");
          line.send("data: forbidden\n\ndata: b\n\n");
          line.awaitClose();
        });
    news(gateway, backend);

    OpenCall call = gateway.get("/news").open();

    assertThat(call.read(9)).isEqualTo("data: a\n\n");
    assertThatThrownBy(call::read).isInstanceOf(OpenCall.BrokenAnswer.class);
    assertThat(seen).containsExactly("data: a\n\n", "data: forbidden\n\n");
  }

  @SystemTest
  void whatIsNoEventStreamIsNotLookedAt(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "data: secret\n\n"));
    news(gateway, backend);

    assertThat(gateway.get("/news").send().text()).isEqualTo("data: secret\n\n");
    assertThat(seen).isEmpty();
  }
}
