package dev.weir.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/**
 * Requests that two parties could read differently (RFC 9112 §6.3, §11.2): each is refused, and
 * what follows it on the connection is never taken for a request.
 */
@Feature(ParityRow.REST)
class SmugglingTest {
  private static final String SMUGGLED = lines("GET /admin HTTP/1.1", "Host: a", "", "");

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static String post(String... fields) {
    return lines("POST /pets HTTP/1.1", "Host: a", lines(fields), "", "");
  }

  /** Heads that are refused before a backend hears of them. */
  private static Map<String, String> heads() {
    Map<String, String> heads = new LinkedHashMap<>();
    heads.put("length and chunks", post("Content-Length: 4", "Transfer-Encoding: chunked"));
    heads.put("chunks and length", post("Transfer-Encoding: chunked", "Content-Length: 4"));
    heads.put("two lengths", post("Content-Length: 4", "Content-Length: 40"));
    heads.put("one length twice", post("Content-Length: 4", "Content-Length: 4"));
    heads.put("a list of lengths", post("Content-Length: 4, 4"));
    heads.put("a signed length", post("Content-Length: +4"));
    heads.put("a negative length", post("Content-Length: -4"));
    heads.put("a hexadecimal length", post("Content-Length: 0x4"));
    heads.put("a length with a blank", post("Content-Length: 4 4"));
    heads.put("a length that overflows", post("Content-Length: 18446744073709551620"));
    heads.put("an empty length", post("Content-Length: "));
    heads.put("no length", post("Content-Length: four"));
    heads.put("an unknown coding", post("Transfer-Encoding: xchunked"));
    heads.put("a coding before chunked", post("Transfer-Encoding: gzip, chunked"));
    heads.put("a coding after chunked", post("Transfer-Encoding: chunked, gzip"));
    heads.put("chunked and identity", post("Transfer-Encoding: chunked", "Transfer-Encoding: x"));
    heads.put("identity and chunked", post("Transfer-Encoding: x", "Transfer-Encoding: chunked"));
    heads.put("chunked twice", post("Transfer-Encoding: chunked, chunked"));
    heads.put(
        "chunked in two fields", post("Transfer-Encoding: chunked", "transfer-encoding: chunked"));
    heads.put("chunked in quotes", post("Transfer-Encoding: \"chunked\""));
    heads.put("chunked with a parameter", post("Transfer-Encoding: chunked;q=1"));
    heads.put("an empty coding", post("Transfer-Encoding: "));
    heads.put("a comma before chunked", post("Transfer-Encoding: ,chunked"));
    heads.put("a vertical tab before chunked", post("Transfer-Encoding: \u000bchunked"));
    heads.put("a blank before the colon", post("Transfer-Encoding : chunked"));
    heads.put("a tab before the colon", post("Content-Length\t: 4"));
    heads.put("a blank before the name", post(" Transfer-Encoding: chunked"));
    heads.put("a folded field", post("X: a", " b", "Content-Length: 0"));
    heads.put("a folded coding", post("Transfer-Encoding:", " chunked"));
    heads.put("a fold with a tab", post("X: a", "\tTransfer-Encoding: chunked"));
    heads.put("a line without a colon", post("Transfer-Encoding chunked"));
    heads.put("an empty name", post(": chunked"));
    heads.put("a control character in a name", post("Transfer-\u0001Encoding: chunked"));
    heads.put("a zero byte in a value", post("X: a\0b"));
    heads.put("a bare CR in a value", post("X: a\rTransfer-Encoding: chunked"));
    heads.put("a bare LF", post("X: a\nTransfer-Encoding: chunked"));
    heads.put("bare LFs only", "POST /pets HTTP/1.1\nHost: a\nContent-Length: 0\n\n");
    heads.put("a bare LF at the end", lines("POST /pets HTTP/1.1", "Host: a", "\n"));
    heads.put("a blank before the first field", lines("POST /pets HTTP/1.1", " Host: a", "", ""));
    heads.put("no version", lines("POST /pets", "Host: a", "", ""));
    heads.put("a version that is none", lines("POST /pets HTTP/x.1", "Host: a", "", ""));
    heads.put("a fourth word", lines("POST /pets HTTP/1.1 x", "Host: a", "", ""));
    heads.put("a blank in the target", lines("POST /pets a HTTP/1.1", "Host: a", "", ""));
    heads.put("a bare CR in the target", lines("POST /pets\rX:1 HTTP/1.1", "Host: a", "", ""));
    heads.put("a method that is none", lines("PO(ST /pets HTTP/1.1", "Host: a", "", ""));
    return heads;
  }

  /** Bodies in chunks that nobody can be sure about. */
  private static Map<String, String> chunks() {
    Map<String, String> chunks = new LinkedHashMap<>();
    chunks.put("a hexadecimal prefix", lines("0x4", "body", "0", "", ""));
    chunks.put("a signed size", lines("+4", "body", "0", "", ""));
    chunks.put("a negative size", lines("-4", "body", "0", "", ""));
    chunks.put("a blank before the size", lines(" 4", "body", "0", "", ""));
    chunks.put("two sizes", lines("4 4", "body", "0", "", ""));
    chunks.put("an underscore", lines("0_4", "body", "0", "", ""));
    chunks.put("no number", lines("four", "body", "0", "", ""));
    chunks.put("no size", lines("", "body", "0", "", ""));
    chunks.put("an extension without size", lines(";x=1", "body", "0", "", ""));
    chunks.put("a size that overflows", lines("100000004", "body", "0", "", ""));
    chunks.put("a size that overflows more", lines("10000000000000004", "body", "0", "", ""));
    chunks.put("a size that ends with a bare LF", "4\nbody\r\n0\r\n\r\n");
    chunks.put("an extension that ends with a bare LF", "4;x=1\nbody\r\n0\r\n\r\n");
    chunks.put("an extension with a bare CR", "4;x=1\r5\r\nbody\r\n0\r\n\r\n");
    chunks.put("a chunk that ends with a bare LF", "4\r\nbody\n0\r\n\r\n");
    chunks.put("a chunk longer than its size", lines("4", "bodybody", "0", "", ""));
    chunks.put("a trailer with a bare LF", "4\r\nbody\r\n0\r\nX: a\n\r\n");
    chunks.put("a trailer with a blank name", lines("4", "body", "0", "X : a", "", ""));
    chunks.put("a trailer without a colon", lines("4", "body", "0", "X", "", ""));
    return chunks;
  }

  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("* /pets").route("* /admin").to(backend));
  }

  @Tag("smoke")
  @SystemTest
  void ambiguousHeadsAreRefusedAndNeverForwarded(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    heads()
        .forEach(
            (what, head) -> {
              RawClient client = gateway.raw();
              client.send(head + lines("4", "body", "0", "", "") + SMUGGLED);
              assertThat(client.answer().status()).as(what).isEqualTo(400);
              assertThat(client.rest()).as(what).isEmpty();
            });

    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void aFoldIsSeenHoweverItsBytesCome(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    String[] halves = {"\r\nPOST /pets HTTP/1.1\r\nHost: a\r\nX: a\r\n", " b\r\n\r\n"};
    String whole = halves[0] + halves[1];

    for (int at = halves[0].length() - 3; at <= halves[0].length() + 1; at++) {
      RawClient client = gateway.raw();
      client.send(whole.substring(0, at));
      assertThat(client.closedByPeer()).isFalse();
      client.send(whole.substring(at));
      assertThat(client.answer().status()).isEqualTo(400);
    }

    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void ambiguousChunksNeverMakeACompleteRequest(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    chunks()
        .forEach(
            (what, body) -> {
              RawClient client = gateway.raw();
              client.send(post("Transfer-Encoding: chunked") + body + SMUGGLED);
              assertThat(client.answer().status()).as(what).isEqualTo(400);
              assertThat(client.rest()).as(what).isEmpty();
            });

    for (Received request : backend.received()) {
      assertThat(request.target()).isEqualTo("/pets");
      assertThat(request.complete()).isFalse();
    }
  }

  @SystemTest
  void chunksAreReadStrictlyAndFramedAnew(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send(post("Transfer-Encoding: Chunked") + "004;x=\"y\"\r\nbody\r\n0;z\r\nX: a\r\n\r\n");

    assertThat(client.answer().text()).isEqualTo("body");
    Received request = backend.next();
    assertThat(request.trailer("X")).isEqualTo("a");
    assertThat(request.head()).doesNotContain("x=");
  }

  @SystemTest
  void whatFollowsAnEmptyBodyIsTheNextRequest(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send(post("Content-Length: 0") + lines("GET /nothing HTTP/1.1", "Host: a", "", ""));

    assertThat(client.answer().status()).isEqualTo(200);
    assertThat(client.answer().status()).isEqualTo(404);
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest
  void aBodyOfAGetIsABodyAndNoRequest(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    RawClient client = gateway.raw();

    client.send(
        lines("GET /pets HTTP/1.1", "Host: a", "Content-Length: " + SMUGGLED.length(), "", "")
            + SMUGGLED);

    assertThat(client.answer().text()).isEqualTo(SMUGGLED);
    assertThat(backend.count()).isEqualTo(1);
  }
}
