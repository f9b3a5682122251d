package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TestCertificate;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** TLS to backends: whom the gateway believes, and what it says of those it does not. */
@Tag("smoke")
@Feature(ParityRow.REST)
class TlsBackendTest {
  private static final TestCertificate AUTHORITY = TestCertificate.authority("test-authority");
  private static final TestCertificate OTHER = TestCertificate.authority("another-authority");

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets")
        .route("GET /pets")
        .route("POST /pets")
        .upstream("default", u -> u.endpoint(backend).trusts("internal"));
  }

  private static void refused(GatewayFixture gateway, TestCertificate certificate) {
    FakeUpstream backend = gateway.with(FakeUpstream.https1(certificate));
    gateway.trust("internal", AUTHORITY).serves(pets(backend));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-tls");
    assertThat(answer.text()).doesNotContain("authority").doesNotContain("PKIX");
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1})
  void aBackendWithATrustedCertificateIsServed(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.https1(AUTHORITY.issue("127.0.0.1")));
    backend.does(Script.echo());
    gateway.trust("internal", AUTHORITY).serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 5; i++) {
      String body = "number " + i;
      assertThat(connection.ask("POST", "/pets").body(body).send().text()).isEqualTo(body);
    }

    assertThat(backend.accepted()).isEqualTo(1);
  }

  @SystemTest
  void aPostIsNotSentOnAConnectionWhoseCloseHasArrived(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.https1(AUTHORITY.issue("127.0.0.1")));
    backend.does(Script.echo());
    gateway.trust("internal", AUTHORITY).serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 30; i++) {
      String body = "number " + i;
      assertThat(connection.ask("POST", "/pets").body(body).send().text()).isEqualTo(body);
      backend.closeConnections();
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCertificateOfAnUnknownAuthorityIsRefused(GatewayFixture gateway) {
    refused(gateway, OTHER.issue("127.0.0.1"));
  }

  @SystemTest
  void aCertificateForAnotherNameIsRefused(GatewayFixture gateway) {
    refused(gateway, AUTHORITY.issue("backend.example", "127.0.0.2"));
  }

  @SystemTest
  void aCertificateWhoseTimeIsOverIsRefused(GatewayFixture gateway) {
    refused(gateway, AUTHORITY.issueExpired("127.0.0.1"));
  }

  @SystemTest
  void withoutANamedTrustTheMachinesOwnAuthoritiesCount(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.https1(AUTHORITY.issue("127.0.0.1")));
    gateway.serves(TestApi.named("pets").route("GET /pets").to(backend));

    assertThat(gateway.get("/pets").send().fault()).isEqualTo("upstream-tls");
  }

  @SystemTest
  void aBackendThatSpeaksNoTlsIs502(GatewayFixture gateway) {
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint("https://127.0.0.1:" + withoutTls(gateway), 1)));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-tls");
  }

  /** A port where somebody says something that is no TLS. */
  private static int withoutTls(GatewayFixture gateway) {
    ServerSocket server = gateway.with(serverSocket(50));
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getOutputStream().write("this is no TLS\r\n".getBytes(US_ASCII));
                while (socket.getInputStream().read() >= 0) {
                  // until the gateway closes
                }
              } catch (IOException closed) {
                // the test is over
              }
            },
            "no-tls");
    thread.setDaemon(true);
    thread.start();
    return server.getLocalPort();
  }

  private static ServerSocket serverSocket(int backlog) {
    try {
      return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @SystemTest
  void aHandshakeThatNeverEndsIsAConnectTimeout(GatewayFixture gateway) {
    ServerSocket server = gateway.with(serverSocket(50)); // connects, and says nothing
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream(
                "default",
                u ->
                    u.endpoint("https://127.0.0.1:" + server.getLocalPort(), 1)
                        .connectWithin(Duration.ofMillis(300))));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.fault()).isEqualTo("upstream-connect-timeout");
  }

  @SystemTest
  void aConnectTimeWithoutEndGivesTheHandshakeTime(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.https1(AUTHORITY.issue("127.0.0.1")));
    gateway
        .trust("internal", AUTHORITY)
        .serves(
            TestApi.named("pets")
                .route("GET /pets")
                .upstream(
                    "default",
                    u -> u.endpoint(backend).trusts("internal").connectWithin(Duration.ZERO)));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
  }

  @SystemTest
  void aBackendThatDoesNotAcceptIsAConnectTimeout(GatewayFixture gateway) throws IOException {
    ServerSocket server = gateway.with(serverSocket(1));
    List<SocketChannel> crowd = new ArrayList<>();
    for (int i = 0; i < 4; i++) { // fills the queue of those who wait to be accepted
      SocketChannel one = gateway.with(SocketChannel.open());
      one.configureBlocking(false);
      var unused = one.connect(server.getLocalSocketAddress());
      crowd.add(one);
    }
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream(
                "default",
                u ->
                    u.endpoint("http://127.0.0.1:" + server.getLocalPort(), 1)
                        .connectWithin(Duration.ofMillis(300))));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.fault()).isEqualTo("upstream-connect-timeout");
    assertThat(crowd).hasSize(4);
  }
}
