package dev.weir.policies.rewriteurls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.BodyUse;
import dev.weir.policy.Use;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewriteUrlsSettingsTest {
  private final RewriteUrlsType type = new RewriteUrlsType();

  @Test
  void everyKey() {
    RewriteUrlsSettings settings =
        Written.settings(type, "{from: http://a:3000/v1/, to: https://api.example.com}");
    assertThat(settings)
        .isEqualTo(new RewriteUrlsSettings("http://a:3000/v1", "https://api.example.com"));
    assertThat(type.responseBody(settings)).isEqualTo(BodyUse.FILTER);
    assertThat(type.uses()).containsExactly(Use.RESPONSE);
  }

  @Test
  void neitherHasADefault() {
    assertThat(Written.complaints(type, "{}"))
        .containsExactly(
            "weir.yaml:1:1: error: rewrite-urls.from: is required (add from:)",
            "weir.yaml:1:1: error: rewrite-urls.to: is required (add to:)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "a.example",
        "ftp://a",
        "http://",
        "http://a?b",
        "http://a#b",
        "http://u@a",
        "http://a b",
        "http://a/\"",
        "HTTP://a"
      })
  void whatIsNoBaseUrlIsReported(String url) {
    assertThat(Written.complaints(type, "{from: '" + url + "', to: https://b}"))
        .containsExactly(
            "weir.yaml:1:8: error: rewrite-urls.from: \"%s\" is not a base URL (write scheme, host and path, without query, for example http://orders:3000/v1)"
                .formatted(url));
  }

  @Test
  void otherComplaints() {
    assertThat(Written.complaints(type, "{from: http://a, to: https://b, form: x}"))
        .singleElement()
        .asString()
        .endsWith("rewrite-urls.form: unknown key (did you mean from?)");
    assertThat(Written.complaints(type, "http://a")).anyMatch(line -> line.contains("a mapping"));
  }
}
