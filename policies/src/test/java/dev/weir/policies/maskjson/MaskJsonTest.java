package dev.weir.policies.maskjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeResponse;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Road;
import dev.weir.testing.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskJsonTest {
  private static final String JSON = "{\"email\": \"ann@example.com\", \"n\": 1.0}";
  private static final String MASKED = "{\"email\": \"***\", \"n\": 1.0}";

  private final Policy policy = policy("[/email]");
  private final FakeExchange exchange = ExchangeBuilder.get("/").build();

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/json; charset=utf-8", "application/problem+json"})
  void jsonIsMasked(String type) {
    exchange.answer(200, "Content-Type", type).with(JSON);
    assertThat(policy.wantsResponseBody(exchange)).isTrue();
    assertThat(Road.back(policy, exchange).text()).isEqualTo(MASKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json, application/json", "application/json/", "json"})
  void whatSaysSoInAMalformedWayIsJsonToo(String type) {
    exchange.answer(200, "Content-Type", type).with(JSON);
    assertThat(policy.wantsResponseBody(exchange)).isTrue();
    assertThat(Road.back(policy, exchange).text()).isEqualTo(MASKED);
  }

  @Test
  void oneOfTwoTypesIsEnough() {
    exchange.answer(200, "Content-Type", "text/plain", "Content-Type", "text/json").with(JSON);
    assertThat(policy.wantsResponseBody(exchange)).isTrue();
    assertThat(Road.back(policy, exchange).text()).isEqualTo(MASKED);
  }

  @Test
  void theLengthOfABodyThatIsNotThereIsNotKnown() {
    exchange.answer(200, "Content-Type", "application/json", "Content-Length", "41").with("");
    assertThat(Road.back(policy, exchange).headers().contains("Content-Length")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/byteranges; boundary=a"})
  void partsOfJsonAreRefused(String type) {
    exchange.answer(206, "Content-Type", type).with("\"ann@example.com\"");
    assertRefused("only a part");
  }

  @Test
  void partsOfOtherTypesPass() {
    exchange.answer(206, "Content-Type", "video/mp4", "Content-Length", "7");
    assertThat(Road.back(policy, exchange).headers().get("Content-Length")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/x-ndjson", "application/pdf", "nonsense"})
  void otherTypesPass(String type) {
    exchange.answer(200, "Content-Type", type);
    assertThat(policy.wantsResponseBody(exchange)).isFalse();
    assertThat(Road.back(policy, exchange).status()).isEqualTo(200);
  }

  @Test
  void anAnswerWithoutATypePasses() {
    exchange.answer(200);
    assertThat(policy.wantsResponseBody(exchange)).isFalse();
    assertThat(Road.back(policy, exchange).status()).isEqualTo(200);
  }

  @Test
  void anAnswerWithoutABodyPasses() {
    exchange.answer(304, "Content-Type", "application/json", "ETag", "\"1\"").with("");
    assertThat(Road.back(policy, exchange).headers().get("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void anAnswerWithoutTheValuesPassesUnchanged() throws IOException {
    byte[] packed = gzip("{\"n\":1}");
    exchange
        .answer(
            200,
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip",
            "ETag",
            "\"1\"",
            "Digest",
            "x")
        .with(packed);
    FakeResponse response = Road.back(policy, exchange);
    assertThat(response.body().bytes()).isEqualTo(packed);
    assertThat(response.headers().lines())
        .containsExactly(
            "Content-Type: application/json", "Content-Encoding: gzip", "ETag: \"1\"", "Digest: x");
  }

  @Test
  void aChangedBodyHasNoChecksumsAndAWeakTag() {
    exchange
        .answer(200, "Content-Type", "application/json", "ETag", "\"1\"", "Content-Digest", "x")
        .with(JSON);
    assertThat(Road.back(policy, exchange).headers().lines())
        .containsExactly("Content-Type: application/json", "ETag: W/\"1\"");
  }

  @Test
  void packedAnswersAreUnpacked() throws IOException {
    for (String coding : new String[] {"gzip", "X-GZIP", "deflate"}) {
      byte[] packed = coding.equals("deflate") ? deflate(JSON) : gzip(JSON);
      exchange
          .answer(200, "Content-Type", "application/json", "Content-Encoding", coding)
          .with(packed);
      FakeResponse response = Road.back(policy, exchange);
      assertThat(response.text()).isEqualTo(MASKED);
      assertThat(response.headers().contains("Content-Encoding")).isFalse();
    }
  }

  @Test
  void identityIsNoCoding() {
    exchange
        .answer(200, "Content-Type", "application/json", "Content-Encoding", "identity")
        .with(JSON);
    assertThat(Road.back(policy, exchange).text()).isEqualTo(MASKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "gzip, gzip", "gzip", "deflate"})
  void aCodingThatCannotBeTakenBackIsRefused(String coding) {
    exchange
        .answer(200, "Content-Type", "application/json", "Content-Encoding", coding)
        .with("not packed at all");
    assertRefused("cod");
  }

  @Test
  void whatUnpacksToMoreThanIsReadIsRefused() throws IOException {
    byte[] packed = gzip("{\"a\":\"" + "x".repeat(2000) + "\"}");
    exchange
        .answer(200, "Content-Type", "application/json", "Content-Encoding", "gzip")
        .with(packed);
    Policy small = policy("{values: /email, max-size: 1KB}");
    assertThat(Road.back(small, exchange).status()).isEqualTo(502);
    assertThat(exchange.fault()).hasMessageContaining("larger than 1024 bytes once unpacked");
  }

  @Test
  void brokenJsonIsRefusedWithoutSayingWhatItHolds() {
    exchange
        .answer(200, "Content-Type", "application/json")
        .with("{\"email\": \"bob@example.com\", oops}");
    assertRefused("not valid JSON");
    assertThat(exchange.fault()).hasMessageNotContaining("bob").hasMessageNotContaining("oops");
  }

  private void assertRefused(String detail) {
    assertThat(Road.back(policy, exchange).status()).isEqualTo(502);
    assertThat(exchange.fault()).isNotNull().hasMessageContaining(detail);
    assertThat(exchange.fault().code()).isEqualTo(FaultCode.UPSTREAM_MALFORMED);
    assertThat(exchange.fault().hint()).isEmpty();
  }

  private static Policy policy(String written) {
    MaskJsonType type = new MaskJsonType();
    return type.create(Written.settings(type, written), Use.RESPONSE, new FakeWiring());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
