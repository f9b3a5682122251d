package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTP_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;

/** A caller that says {@code Connection: close} (RFC 9112 §9.6). */
@Feature(ParityRow.REST)
class ConnectionCloseTest {
  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").route("GET /pets").to(backend);
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void theConnectionEndsWithTheAnswer(GatewayFixture gateway, FakeUpstream backend) {
    backend.answers(200, "x".repeat(1 << 20));
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    Answer answer = connection.get("/pets").header("Connection", "close").send();

    assertThat(answer.body()).hasSize(1 << 20);
    assertThat(answer.header("Connection")).isEqualTo("close");
    Await.until("the gateway to close", connection::closedByPeer);
  }

  @SystemTest
  void theBackendsConnectionIsKept(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));

    for (int i = 0; i < 3; i++) {
      RawClient client = gateway.raw();
      client.send("GET /pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.answer().text()).isEqualTo("ok");
      assertThat(client.rest()).isEmpty();
      assertThat(backend.next().header("Connection")).isNull();
    }

    assertThat(backend.accepted()).isLessThanOrEqualTo(3);
  }

  @SystemTest
  void whatWasPipelinedBehindItDestroysNoAnswer(GatewayFixture gateway, FakeUpstream backend) {
    backend.answers(200, "x".repeat(1 << 20));
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    for (int i = 0; i < 1000; i++) {
      client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    assertThat(client.answer().body()).hasSize(1 << 20);
    assertThat(client.rest()).isEmpty();
    assertThat(backend.count()).isEqualTo(1);
  }
}
