package dev.weir.policies.rewriteurls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeBody;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeHeaders;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Road;
import dev.weir.testing.Written;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriteUrlsTest {
  private final FakeExchange exchange = ExchangeBuilder.get("/").build();
  private final Policy policy = policy("http://b:3000/v1", "https://api.example.com/o");

  @ParameterizedTest
  @CsvSource({
    "http://b:3000/v1, https://api.example.com/o",
    "http://b:3000/v1/x?y#z, https://api.example.com/o/x?y#z",
    "http://b:3000/v1?y, https://api.example.com/o?y",
    "HTTP://B:3000/v1/X, https://api.example.com/o/X",
    "http://b:3000/V1/x, http://b:3000/V1/x",
    "http://b:3000/v10, http://b:3000/v10",
    "http://b:3000, http://b:3000",
    "/v1/x, /v1/x",
    "https://other/?u=http://b:3000/v1, https://other/?u=http://b:3000/v1",
  })
  void locationsBeginWithThePublicUrl(String before, String after) {
    exchange.answer(201, "location", before, "Content-Location", before);
    FakeHeaders headers = Road.back(policy, exchange).headers();
    assertThat(headers.getAll("Location")).containsExactly(after);
    assertThat(headers.getAll("Content-Location")).containsExactly(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see http://b:3000/v1/x, http://b:3000/v1. | see P/x, P.",
        "<a href=\"http://b:3000/v1/x\">http://b:3000/v1</a> | <a href=\"P/x\">P</a>",
        "http://b:3000/v1http://b:3000/v1 | http://b:3000/v1P",
        "HtTp://B:3000/v1/ http://b:3000/V1/ | P/ http://b:3000/V1/",
        "http://b:3000/v10 http://b:3000/v1-a http://b:3000/v1.json | http://b:3000/v10 http://b:3000/v1-a http://b:3000/v1.json",
        "http://b:3000/v1: http://b:3000/v1:x http://b:3000/v1%20 | P: http://b:3000/v1:x http://b:3000/v1%20",
        "http://b:30001/v1 http://b/v1 https://b:3000/v1 | http://b:30001/v1 http://b/v1 https://b:3000/v1",
        "hhttp://b:3000/v1 http://b:3000/http://b:3000/v1 | hP http://b:3000/P",
        "http://b:3000/v | http://b:3000/v",
        "'' | ''",
      })
  void urlsInBodiesAreFoundWhereverChunksEnd(String before, String after) {
    String expected = after.replace("P", "https://api.example.com/o");
    for (int size = 1; size <= before.length() + 1; size++) {
      FakeBody body = body("text/plain").pieces(bytes(before), size).end();
      assertThat(body.text()).as("chunks of " + size).isEqualTo(expected);
    }
  }

  @Test
  void aHostIsNotFoundInALongerOne() {
    Policy host = policy("http://a", "https://p");
    exchange.answer(200, "Content-Type", "text/plain");
    String before = "http://a.example http://a:80 http://a@evil http://a/x http://a. http://a?q";
    for (int size = 1; size < 12; size++) {
      FakeBody body = FakeBody.through(host.responseFilter(exchange));
      assertThat(body.pieces(bytes(before), size).end().text())
          .isEqualTo(
              "http://a.example http://a:80 http://a@evil https://p/x https://p. https://p?q");
    }
  }

  @Test
  void escapedSlashesOfJsonAreFoundAndStay() {
    String before = "{\"a\":\"http:\\/\\/b:3000\\/v1\\/x\",\"b\":\"http://b:3000/v1\\n\"}";
    for (int size = 1; size < 20; size++) {
      assertThat(body("application/json").pieces(bytes(before), size).end().text())
          .isEqualTo(
              "{\"a\":\"https:\\/\\/api.example.com\\/o\\/x\","
                  + "\"b\":\"https://api.example.com/o\\n\"}");
    }
  }

  @Test
  void nothingIsHeldButTheBeginningOfAUrl() {
    FakeBody body = body("text/event-stream").chunks("data: one\n\n");
    assertThat(body.text()).isEqualTo("data: one\n\n");
    body.chunks("data: http://b:30");
    assertThat(body.text()).isEqualTo("data: one\n\ndata: ");
    body.chunks("00/v1/x\n\n");
    assertThat(body.text()).isEqualTo("data: one\n\ndata: https://api.example.com/o/x\n\n");
  }

  @Test
  void emptyChunksAreNotSentOn() {
    FakeBody body = body("text/plain").chunks("http", "://").end();
    assertThat(body.text()).isEqualTo("http://");
    assertThat(body.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/css",
        "application/json",
        "application/hal+json",
        "application/xml",
        "application/wsdl+xml"
      })
  void textJsonAndXmlAreRewritten(String type) {
    exchange.answer(200, "Content-Type", type, "ETag", "\"1\"", "Content-Digest", "x");
    assertThat(policy.responseFilter(exchange)).isNotNull();
    assertThat(Road.back(policy, exchange).headers().lines())
        .containsExactly("Content-Type: " + type, "ETag: W/\"1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "200, image/png, identity",
    "200, application/octet-stream, identity",
    "200, nonsense, identity",
    "200, text/html, gzip",
    "206, text/html, identity",
  })
  void otherBodiesPassUnchanged(int status, String type, String coding) {
    exchange.answer(status, "Content-Type", type, "Content-Encoding", coding, "ETag", "\"1\"");
    assertThat(policy.responseFilter(exchange)).isNull();
    assertThat(Road.back(policy, exchange).headers().get("ETag")).isEqualTo("\"1\"");
  }

  private FakeBody body(String type) {
    exchange.answer(200, "Content-Type", type);
    return FakeBody.through(policy.responseFilter(exchange));
  }

  private static Policy policy(String from, String to) {
    RewriteUrlsType type = new RewriteUrlsType();
    RewriteUrlsSettings settings =
        Written.settings(type, "{from: '" + from + "', to: '" + to + "'}");
    return type.create(settings, Use.RESPONSE, new FakeWiring());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
