package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Server-sent events (WHATWG HTML §9.2) arrive when they are sent, not when more follows. */
@Feature(ParityRow.REST)
class ServerSentEventsTest {
  private static final int EVENTS = 20;

  private static String event(int number) {
    return "id: " + number + "\ndata: number " + number + "\n\n";
  }

  @Tag("smoke")
  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void eachEventArrivesBeforeTheNextIsSent(GatewayFixture gateway, FakeUpstream backend) {
    arrivesOneByOne(gateway, backend, "http/1.1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void eachEventOfAnHttp2BackendArrivesBeforeTheNextIsSent(GatewayFixture gateway) {
    arrivesOneByOne(gateway, gateway.with(FakeUpstream.http2()), "h2c");
  }

  private static void arrivesOneByOne(
      GatewayFixture gateway, FakeUpstream backend, String protocol) {
    List<Gate> arrived = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      arrived.add(new Gate());
    }
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream");
          for (int i = 0; i < EVENTS; i++) {
            line.send(event(i));
            arrived.get(i).pass();
          }
          line.end();
        });
    gateway.serves(
        TestApi.named("news")
            .route("GET /news")
            .upstream("default", u -> u.endpoint(backend).speaks(protocol)));

    OpenCall call = gateway.get("/news").open();

    assertThat(call.status()).isEqualTo(200);
    for (int i = 0; i < EVENTS; i++) {
      assertThat(call.read(event(i).length())).isEqualTo(event(i));
      arrived.get(i).open();
    }
    assertThat(call.read()).isNull();
  }
}
