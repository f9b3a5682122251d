package dev.weir.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.Head;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.io.UncheckedIOException;

/** Callers that speak HTTP/1.0 (RFC 9112 §2.5, §9.3, appendix C). */
@Feature(ParityRow.REST)
class Http10Test {
  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets")
        .route("GET /pets")
        .route("HEAD /pets")
        .route("POST /pets")
        .to(backend);
  }

  @SystemTest
  void theConnectionEndsWithTheAnswer(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.0\r\nHost: a\r\n\r\n");

    Answer answer = client.answer();
    assertThat(answer.text()).isEqualTo("ok");
    assertThat(answer.header("Connection")).isEqualTo("close");
    assertThat(client.rest()).isEmpty();
  }

  @SystemTest
  void theConnectionStaysWhenTheCallerAsksForIt(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    for (int i = 0; i < 3; i++) {
      client.send("GET /pets HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
      Answer answer = client.answer();
      assertThat(answer.text()).isEqualTo("ok");
      assertThat(answer.header("Connection")).isEqualTo("keep-alive");
    }
  }

  @SystemTest
  void aHostIsNotNeeded(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.0\r\n\r\n");

    assertThat(client.answer().text()).isEqualTo("ok");
    assertThat(backend.next().host()).isEqualTo("127.0.0.1:" + backend.port());
  }

  @SystemTest
  void chunksBecomeABodyThatEndsWithTheConnection(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("one ");
          line.send("two");
          line.end("X-Trailer", "dropped");
        });
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("GET /pets HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");

    Head head = client.head();
    assertThat(head.get("Transfer-Encoding")).isNull();
    assertThat(head.get("Connection")).isEqualTo("close");
    assertThat(client.rest()).isEqualTo("one two");
  }

  @SystemTest
  void aBodyThatBreaksOffDoesNotLookComplete(GatewayFixture gateway, FakeUpstream backend) {
    Gate read = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200);
          line.send("one");
          read.pass();
          line.close();
        });
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();
    client.send("GET /pets HTTP/1.0\r\nHost: a\r\n\r\n");
    assertThat(client.head().second()).isEqualTo("200");

    read.open();

    assertThatThrownBy(client::rest).isInstanceOf(UncheckedIOException.class);
  }

  @SystemTest
  void headHasNoTransferCoding(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200);
          line.end();
        });
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("HEAD /pets HTTP/1.0\r\nHost: a\r\n\r\n");

    Answer answer = client.answerToHead();
    assertThat(answer.header("Transfer-Encoding")).isNull();
    assertThat(client.rest()).isEmpty();
  }

  @SystemTest
  void anUploadReachesTheBackend(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("POST /pets HTTP/1.0\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");

    assertThat(client.answer().text()).isEqualTo("body");
    assertThat(backend.next().header("Via")).startsWith("1.0 ");
  }

  @SystemTest
  void aTransferCodingIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    RawClient client = gateway.raw();

    client.send("POST /pets HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("4\r\nbody\r\n0\r\n\r\n");

    assertThat(client.answer().status()).isEqualTo(400);
    assertThat(client.rest()).isEmpty();
    assertThat(backend.count()).isZero();
  }
}
