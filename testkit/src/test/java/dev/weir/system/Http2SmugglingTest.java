package dev.weir.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * HTTP/2 requests that would mean something else once they are written as HTTP/1.1 (RFC 9113 §8.2,
 * §8.3, §10.3): refused, and never forwarded.
 */
@Feature(ParityRow.REST)
class Http2SmugglingTest {
  private static final List<String> HEAD =
      List.of(":method", "POST", ":scheme", "http", ":authority", "one.example", ":path", "/pets");

  private static String[] with(String... fields) {
    List<String> all = new ArrayList<>(HEAD);
    all.addAll(List.of(fields));
    return all.toArray(new String[0]);
  }

  /** The head with another value of a pseudo field. */
  private static String[] but(String name, String value) {
    List<String> all = new ArrayList<>(HEAD);
    int at = all.indexOf(name);
    all.set(at + 1, value);
    return all.toArray(new String[0]);
  }

  private static String[] without(String name) {
    List<String> all = new ArrayList<>(HEAD);
    int at = all.indexOf(name);
    all.remove(at + 1);
    all.remove(at);
    return all.toArray(new String[0]);
  }

  private static Map<String, String[]> heads() {
    Map<String, String[]> heads = new LinkedHashMap<>();
    heads.put("connection", with("connection", "close"));
    heads.put("keep-alive", with("keep-alive", "1"));
    heads.put("proxy-connection", with("proxy-connection", "close"));
    heads.put("upgrade", with("upgrade", "h2c"));
    heads.put("transfer-encoding", with("transfer-encoding", "chunked"));
    heads.put("te other than trailers", with("te", "gzip"));
    heads.put("an upper-case name", with("X-Upper", "1"));
    heads.put("a blank in a name", with("x y", "1"));
    heads.put("a colon in a name", with("x:y", "1"));
    heads.put("a CR LF in a name", with("x\r\ny", "1"));
    heads.put("an empty name", with("", "1"));
    heads.put("a CR LF in a value", with("x", "1\r\ntransfer-encoding: chunked"));
    heads.put("an LF in a value", with("x", "1\nhost: evil"));
    heads.put("a CR in a value", with("x", "1\rhost: evil"));
    heads.put("a zero byte in a value", with("x", "1\0"));
    heads.put("a pseudo field after others", with("x", "1", ":path", "/admin"));
    heads.put("a pseudo field twice", with(":path", "/admin"));
    heads.put("an unknown pseudo field", with(":pets", "1"));
    heads.put("a pseudo field of answers", with(":status", "200"));
    heads.put("no method", without(":method"));
    heads.put("no path", without(":path"));
    heads.put("no scheme", without(":scheme"));
    heads.put("an empty path", but(":path", ""));
    heads.put("a blank in the path", but(":path", "/pets HTTP/1.1"));
    heads.put("a CR LF in the path", but(":path", "/pets HTTP/1.1\r\nx: 1"));
    heads.put("a blank in the method", but(":method", "GET /admin HTTP/1.1"));
    heads.put("a CR LF in the method", but(":method", "GET\r\nX: 1"));
    heads.put("a CR LF in the authority", but(":authority", "one.example\r\nx: 1"));
    heads.put("a user in the authority", but(":authority", "user@one.example"));
    heads.put("two lengths", with("content-length", "4", "content-length", "40"));
    heads.put("a length that is none", with("content-length", "+4"));
    heads.put("a length list", with("content-length", "4,40"));
    return heads;
  }

  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("* /pets").route("* /admin").to(backend));
  }

  @SystemTest
  void ambiguousHeadsAreRefusedAndNeverForwarded(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    heads()
        .forEach(
            (what, head) -> {
              FrameClient client = gateway.frames();
              client.headers(1, false, head).data(1, true, "body");
              assertThat(client.fate(1)).as(what).isIn("reset", "closed", "400");
            });

    assertThat(backend.count()).isZero();
  }

  @SystemTest
  void theNextStreamIsUnharmed(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();

    client.headers(1, true, with("x", "1\r\nhost: evil"));
    assertThat(client.fate(1)).isEqualTo("reset");
    client.headers(3, true, with("x", "1"));

    assertThat(client.fate(3)).isEqualTo("200");
    assertThat(backend.next().header("x")).isEqualTo("1");
  }

  @SystemTest
  void aBodyThatIsNotAsLongAsItSaysNeverMakesACompleteRequest(
      GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    for (String body : List.of("bod", "body" + "GET /admin HTTP/1.1\r\nHost: a\r\n\r\n")) {
      FrameClient client = gateway.frames();
      client.headers(1, false, with("content-length", "4")).data(1, true, body);
      assertThat(client.fate(1)).isIn("reset", "closed", "400");
    }
    FrameClient client = gateway.frames();
    client.headers(1, true, with("content-length", "4"));
    assertThat(client.fate(1)).isIn("reset", "closed", "400");

    Await.until("all exchanges to end", () -> gateway.gateway().inFlight() == 0);
    for (Received request : backend.received()) {
      assertThat(request.target()).isEqualTo("/pets");
      assertThat(request.complete()).isFalse();
    }
  }

  @SystemTest
  void trailersThatWouldBreakOutOfTheirLineAreRefused(
      GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    for (String[] trailers :
        new String[][] {
          {"x", "1\r\n\r\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\n"},
          {"x\r\ny", "1"},
          {":path", "/admin"},
          {"X-Upper", "1"},
          {"connection", "close"}
        }) {
      FrameClient client = gateway.frames();
      client.headers(1, false, with()).data(1, false, "body").headers(1, true, trailers);
      assertThat(client.fate(1)).as(trailers[0]).isIn("reset", "closed", "400");
    }

    Await.until("all exchanges to end", () -> gateway.gateway().inFlight() == 0);
    for (Received request : backend.received()) {
      assertThat(request.target()).isEqualTo("/pets");
      assertThat(request.complete()).isFalse();
    }
  }

  @SystemTest
  void cookiesThatCameInPiecesAreOneFieldAgain(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();

    client.headers(1, true, with("cookie", "a=b", "cookie", "c=d"));

    assertThat(client.fate(1)).isEqualTo("200");
    assertThat(backend.next().headers("Cookie")).containsExactly("a=b; c=d");
  }

  @SystemTest
  void whatTheCodecNotesForItselfIsNeitherBelievedNorForwarded(
      GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    FrameClient client = gateway.frames();

    client.headers(1, true, with("x-http2-path", "/admin", "x-http2-scheme", "https"));

    assertThat(client.fate(1)).isEqualTo("200");
    Received request = backend.next();
    assertThat(request.target()).isEqualTo("/pets");
    assertThat(request.head().toLowerCase(Locale.ROOT)).doesNotContain("x-http2");
  }
}
