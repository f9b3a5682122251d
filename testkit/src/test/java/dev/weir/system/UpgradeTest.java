package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;

/** From HTTP/1.1 to HTTP/2 on the same connection (RFC 7540 §3.2), and upgrades to other things. */
@Feature(ParityRow.REST)
class UpgradeTest {
  private static final String UPGRADE =
      String.join(
          "\r\n",
          "Host: one.example",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "HTTP2-Settings: AAMAAABkAAQAAP__",
          "",
          "");

  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("* /pets").route("* /other").to(backend));
  }

  @SystemTest
  void theRequestBecomesTheFirstStream(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    FrameClient client =
        gateway.with(
            FrameClient.upgrade(
                gateway.address(), "GET /pets?a=b HTTP/1.1\r\nX-Mine: 1\r\n" + UPGRADE));

    assertThat(client.fate(1)).isEqualTo("200");
    Received first = backend.next();
    assertThat(first.target()).isEqualTo("/pets?a=b");
    assertThat(first.header("X-Mine")).isEqualTo("1");
    assertThat(first.header("X-Forwarded-Host")).isEqualTo("one.example");
    assertThat(first.head()).doesNotContainIgnoringCase("upgrade");
    assertThat(first.head()).doesNotContainIgnoringCase("http2-settings");
    client.headers(
        3, true, ":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/other");
    assertThat(client.fate(3)).isEqualTo("200");
    assertThat(backend.next().target()).isEqualTo("/other");
  }

  @SystemTest
  void aRequestWithABodyIsServedAsItIs(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send("POST /pets HTTP/1.1\r\nContent-Length: 4\r\n" + UPGRADE + "body");

    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("body");
    assertThat(answer.header("Upgrade")).isNull();
    assertThat(backend.next().header("Upgrade")).isNull();
  }

  @SystemTest
  void settingsThatCannotBeReadAreIgnoredWithTheUpgrade(
      GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.1\r\n" + UPGRADE.replace("AAMAAABkAAQAAP__", "AAM"));

    assertThat(client.answer().status()).isEqualTo(200);
  }

  @SystemTest
  void anotherProtocolIsNotSwitchedTo(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    for (int i = 0; i < 2; i++) {
      client.send("GET /pets HTTP/1.1\r\n" + UPGRADE.replace("h2c", "TLS/1.0"));
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(backend.next().header("Upgrade")).isNull();
    }
  }

  @SystemTest
  void aLaterRequestOfAConnectionIsServedAsItIs(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\nGET /pets HTTP/1.1\r\n" + UPGRADE);

    assertThat(client.answer().status()).isEqualTo(200);
    assertThat(client.answer().status()).isEqualTo(200);
  }

  @SystemTest(over = HTTPS_1)
  void overTlsNothingIsUpgraded(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = (RawClient) gateway.connect();

    client.send("GET /pets HTTP/1.1\r\n" + UPGRADE);

    assertThat(client.answer().status()).isEqualTo(200);
  }
}
