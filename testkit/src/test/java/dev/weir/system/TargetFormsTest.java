package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
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
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import java.util.List;

/** The other forms of a request target (RFC 9112 §3.2). */
@Feature(ParityRow.REST)
class TargetFormsTest {
  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestApi.named("pets").hosts("one.example").route("* /").route("* /pets/{id}").to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void anAbsoluteFormIsTakenForItsHostAndPath(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    Answer answer = connection.get("http://one.example:80/pets/%37?a=b").host("other").send();

    assertThat(answer.status()).isEqualTo(200);
    Received request = backend.next();
    assertThat(request.target()).isEqualTo("/pets/%37?a=b");
    assertThat(request.header("X-Forwarded-Host")).isEqualTo("one.example:80");
    assertThat(connection.get("HTTPS://One.Example").host("other").send().status()).isEqualTo(200);
    assertThat(backend.next().target()).isEqualTo("/");
    assertThat(connection.get("http://one.example?a").host("other").send().status()).isEqualTo(200);
    assertThat(backend.next().target()).isEqualTo("/?a");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatIsNeitherPathNorUrlIs400(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    for (String target :
        List.of(
            "pets/7",
            "one.example:80",
            "ftp://one.example/pets/7",
            "http:/pets/7",
            "http:///pets/7",
            "http://user@one.example/pets/7",
            "http://one.example#x",
            "http://one.example/../pets/7",
            "?a=b")) {
      Answer answer = connection.get(target).host("one.example").send();
      assertThat(answer.status()).as(target).isEqualTo(400);
    }
    assertThat(connection.ask("OPTIONS", "*").host("one.example").send().status()).isEqualTo(400);
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void anAbsoluteFormDoesNotMakeUpForAMissingHost(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    assertThat(
            gateway.raw().send("GET http://one.example/pets/7 HTTP/1.1\r\n\r\n").answer().status())
        .isEqualTo(400);
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTPS_1})
  void connectIs501WhateverRoutesThereAre(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    for (String target : List.of("one.example:443", "/pets/7", "http://one.example/pets/7")) {
      assertThat(connection.ask("CONNECT", target).host("one.example").send().status())
          .as(target)
          .isEqualTo(501);
    }
    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void connectOverHttp2IsRefused(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();

    client.headers(1, false, ":method", "CONNECT", ":authority", "one.example:443");

    assertThat(client.fate(1)).isIn("501", "reset");
    assertThat(backend.count()).isZero();
  }
}
