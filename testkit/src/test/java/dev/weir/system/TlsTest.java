package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;

/** Versions of TLS, and how the protocol above it is agreed on (RFC 7301, RFC 9113 §3.2). */
@Feature(ParityRow.REST)
class TlsTest {
  private static final SSLContext BELIEVING = GatewayFixture.CERTIFICATE.client();

  private static RawClient connect(
      GatewayFixture gateway, List<String> versions, List<String> protocols) {
    return gateway.with(RawClient.connectTls(gateway.address(), BELIEVING, versions, protocols));
  }

  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(TestApi.named("pets").route("GET /pets").to(backend));
  }

  private static void speaksHttp1(RawClient client) {
    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(client.answer().text()).isEqualTo("ok");
  }

  @Tag("smoke")
  @SystemTest(over = HTTPS_1)
  void bothNewVersionsAreSpoken(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      RawClient client = connect(gateway, List.of(version), List.of());
      assertThat(client.tlsVersion()).isEqualTo(version);
      speaksHttp1(client);
    }
    assertThat(connect(gateway, List.of(), List.of()).tlsVersion()).isEqualTo("TLSv1.3");
  }

  @SystemTest(over = HTTPS_1)
  void theOperatorMayAskForTheNewestOnly(GatewayFixture gateway, FakeUpstream backend) {
    gateway.minTls("TLSv1.3");
    serves(gateway, backend);

    speaksHttp1(connect(gateway, List.of("TLSv1.3"), List.of()));
    assertThatThrownBy(() -> connect(gateway, List.of("TLSv1.2"), List.of()))
        .isInstanceOf(UncheckedIOException.class);
    speaksHttp1(connect(gateway, List.of(), List.of()));
  }

  @SystemTest(over = HTTPS_1)
  void anOldVersionIsRefusedWithAnAlert(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    for (int minor = 0; minor <= 2; minor++) { // SSL 3.0, TLS 1.0, TLS 1.1
      RawClient client = gateway.with(RawClient.connect(gateway.address(), null));
      client.send(clientHello(minor));
      String alert = client.rest();
      assertThat(alert).hasSize(7);
      assertThat((int) alert.charAt(0)).as("an alert").isEqualTo(21);
      assertThat((int) alert.charAt(5)).as("a fatal one").isEqualTo(2);
      assertThat((int) alert.charAt(6)).as("of a version that is not supported").isEqualTo(70);
    }
  }

  /** RFC 4346 §7.4.1.2: one that offers version 3.minor at most. */
  private static byte[] clientHello(int minor) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {3, (byte) minor});
    body.writeBytes(new byte[32]);
    body.write(0); // no session
    body.writeBytes(new byte[] {0, 4, (byte) 0xc0, 0x09, 0, 0x2f}); // two ciphers
    body.writeBytes(new byte[] {1, 0}); // no compression
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.writeBytes(new byte[] {22, 3, (byte) minor, 0, (byte) (body.size() + 4)});
    hello.writeBytes(new byte[] {1, 0, 0, (byte) body.size()});
    hello.writeBytes(body.toByteArray());
    return hello.toByteArray();
  }

  @SystemTest(over = HTTPS_1)
  void theProtocolIsAgreedOn(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    assertThat(connect(gateway, List.of(), List.of("http/1.1", "h2")).alpn()).isEqualTo("h2");
    assertThat(connect(gateway, List.of(), List.of("h2")).alpn()).isEqualTo("h2");
    RawClient http1 = connect(gateway, List.of(), List.of("http/1.1"));
    assertThat(http1.alpn()).isEqualTo("http/1.1");
    speaksHttp1(http1);
  }

  @SystemTest(over = HTTPS_1)
  void whoOffersNothingKnownSpeaksHttp1(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    for (List<String> offered : List.of(List.<String>of(), List.of("spdy/3"))) {
      RawClient client = connect(gateway, List.of(), offered);
      assertThat(client.alpn()).isEmpty();
      speaksHttp1(client);
    }
  }

  @SystemTest(over = HTTPS_1)
  void plainHttpOnAPortForTlsIsNotServed(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.with(RawClient.connect(gateway.address(), null));

    client.send("GET /pets HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(client.rest()).doesNotContain("200");
    assertThat(backend.count()).isZero();
  }
}
