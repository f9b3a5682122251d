package dev.weir.policies.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.FakeHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "application/json, json",
    "Application/JSON;charset=utf-8, json",
    "text/json, json",
    "application/problem+json, json",
    "application/x-ndjson, other",
    "application/json-seq, other",
    "application/soap+xml, xml",
    "text/xml, xml",
    "text/html, other",
  })
  void knowsJsonAndXml(String text, String kind) {
    MediaType type = MediaType.parse(text);
    assertThat(type).isNotNull();
    assertThat(type.json()).isEqualTo(kind.equals("json"));
    assertThat(type.xml()).isEqualTo(kind.equals("xml"));
    assertThat(type.text()).isEqualTo(text.startsWith("text/"));
  }

  @Test
  void readsParameters() {
    MediaType type = MediaType.parse("multipart/mixed; Boundary=\"a;b\"; x; charset=utf-8");
    assertThat(type).isNotNull();
    assertThat(type.parameters())
        .containsEntry("boundary", "a;b")
        .containsEntry("charset", "utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "json", "/json", "application/", "a/b/c"})
  void whatIsMalformedIsNoType(String text) {
    assertThat(MediaType.parse(text)).isNull();
  }

  @Test
  void aChangedBodyLosesItsChecksumsAndKeepsAWeakTag() {
    FakeHeaders headers =
        FakeHeaders.of(
            "Content-MD5",
            "1",
            "digest",
            "2",
            "Content-Digest",
            "3",
            "Repr-Digest",
            "4",
            "Signature",
            "5",
            "Signature-Input",
            "6",
            "Accept-Ranges",
            "bytes",
            "ETag",
            "\"7\"");
    Digests.forget(headers);
    assertThat(headers.lines()).containsExactly("ETag: W/\"7\"");
    Digests.forget(headers);
    assertThat(headers.lines()).containsExactly("ETag: W/\"7\"");
  }
}
