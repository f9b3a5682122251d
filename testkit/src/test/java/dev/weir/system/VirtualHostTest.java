package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.List;

/** Which host a request is for (RFC 9110 §7.2, RFC 9112 §3.2, RFC 9113 §8.3.1). */
@Feature(ParityRow.REST)
class VirtualHostTest {
  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    FakeUpstream first = gateway.with(FakeUpstream.http1()).answers(200, "first");
    FakeUpstream second = gateway.with(FakeUpstream.http1()).answers(200, "second");
    backend.answers(200, "any");
    gateway.serves(
        TestApi.named("first").hosts("one.example").route("GET /").to(first),
        TestApi.named("second").hosts("two.example", "*.two.example").route("GET /").to(second),
        TestApi.named("any").route("GET /").to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void eachHostHasItsApi(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    for (String host : List.of("one.example", "ONE.Example", "one.example:8443", "one.example.")) {
      assertThat(connection.get("/").host(host).send().text()).as(host).isEqualTo("first");
    }
    for (String host : List.of("two.example", "a.two.example", "a.b.two.example:1")) {
      assertThat(connection.get("/").host(host).send().text()).as(host).isEqualTo("second");
    }
    for (String host : List.of("three.example", "xtwo.example", "10.0.0.1:80", "[::1]:8080")) {
      assertThat(connection.get("/").host(host).send().text()).as(host).isEqualTo("any");
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aMalformedHostIs400(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    for (String host :
        List.of(
            "one.example/x",
            "user@one.example",
            "one example",
            "a:port",
            "a:1:2",
            "[::1",
            "[]",
            "a,b",
            "a:123456",
            "one.example?",
            "one.example#",
            "x".repeat(256))) {
      Answer answer = connection.get("/").host(host).send();
      assertThat(answer.status()).as(host).isEqualTo(400);
      assertThat(answer.fault()).isEqualTo("malformed-request");
    }
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void aMissingHostIs400(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send("GET / HTTP/1.1\r\n\r\n");

    assertThat(client.answer().status()).isEqualTo(400);
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void twoHostsAre400EvenWhenTheyAreEqual(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    for (String second : List.of("one.example", "two.example", "")) {
      RawClient client = gateway.raw();
      client.send("GET / HTTP/1.1\r\nHost: one.example\r\nhost: " + second + "\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(400);
    }
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void anHttp2RequestMaySayHostInsteadOfAuthority(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();

    client.headers(
        1, true, ":method", "GET", ":scheme", "http", ":path", "/", "host", "one.example");
    assertThat(client.fate(1)).isEqualTo("200");
    client.headers(3, true, ":method", "GET", ":scheme", "http", ":path", "/");
    assertThat(client.fate(3)).isEqualTo("400");
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void anHttp2RequestWhoseHostsDifferIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();

    client.headers(
        1,
        true,
        ":method",
        "GET",
        ":scheme",
        "http",
        ":authority",
        "one.example",
        ":path",
        "/",
        "host",
        "three.example");

    assertThat(client.fate(1)).isIn("reset", "400");
    assertThat(backend.count()).isZero();
  }
}
