package dev.weir.policies.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Merge;
import dev.weir.policy.Stage;
import dev.weir.testing.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsSettingsTest {
  private final CorsType type = new CorsType();

  @Test
  void defaults() {
    CorsSettings settings = Written.settings(type, "{origins: https://a.example}");
    assertThat(settings)
        .isEqualTo(
            new CorsSettings(
                false,
                List.of(new OriginRule("https://a.example", "")),
                List.of(),
                Set.of(),
                List.of(),
                false,
                Optional.empty()));
    assertThat(type.stage(settings)).isEqualTo(Stage.ADMIT);
    assertThat(type.merge()).isEqualTo(Merge.BY_KEY);
  }

  @Test
  void everyKey() {
    assertThat(
            Written.settings(
                type,
                """
                {origins: ['HTTPS://A.example:443', 'https://*.b.example:8443'],
                 methods: [GET, PATCH], headers: [Authorization, X-A],
                 expose: [Location], credentials: true, max-age: 1h}
                """))
        .isEqualTo(
            new CorsSettings(
                false,
                List.of(
                    new OriginRule("https://a.example", ""),
                    new OriginRule("https://", ".b.example:8443")),
                List.of("GET", "PATCH"),
                Set.of("authorization", "x-a"),
                List.of("Location"),
                true,
                Optional.of(Duration.ofHours(1))));
  }

  @Test
  void starsMeanEverything() {
    assertThat(Written.settings(type, "{origins: '*', methods: '*', headers: '*', expose: '*'}"))
        .isEqualTo(
            new CorsSettings(
                true, List.of(), List.of(), Set.of(), List.of("*"), false, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, write the scheme too: https://shop.example",
    "https://a.example/, an origin has no path; try https://a.example",
    "https://a.example/shop, an origin has no path; try https://a.example",
    "https://*, for example https://shop.example.com or https://*.example.com",
    "https://a.*.example, for example https://shop.example.com or https://*.example.com",
    "https://a b, for example https://shop.example.com or https://*.example.com",
    "https://Süd.example:8443, browsers send https://xn--sd-xka.example:8443",
    "https://*.süd.example, browsers send https://*.xn--sd-xka.example",
    "https://é b, for example https://shop.example.com or https://*.example.com",
    "https://u@a.example, for example https://shop.example.com or https://*.example.com",
  })
  void whatIsNoOriginIsReported(String origin, String remedy) {
    assertThat(Written.complaints(type, "{origins: ['" + origin + "']}"))
        .containsExactly(
            "weir.yaml:1:12: error: cors.origins[0]: \"%s\" is not an origin (%s)"
                .formatted(origin, remedy));
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "{}"))
        .containsExactly("weir.yaml:1:1: error: cors.origins: is required (add origins:)");
    assertThat(Written.complaints(type, "{origins: []}"))
        .containsExactly(
            "weir.yaml:1:11: error: cors.origins: is an empty list (write at least one value)");
    assertThat(Written.complaints(type, "{origins: 'null', method: GET, max-age: 1 h}"))
        .containsExactly(
            "weir.yaml:1:11: error: cors.origins: the origin null is that of any sandboxed page,"
                + " whoever made it (serve the page from a host and write its origin)",
            "weir.yaml:1:41: error: cors.max-age: \"1 h\" is not a duration (try 1h)",
            "weir.yaml:1:19: error: cors.method: unknown key (did you mean methods?)");
    assertThat(
            Written.complaints(
                type, "{origins: https://a.b, methods: ['A B'], headers: ['X:'], expose: ['é']}"))
        .extracting(line -> line.substring(line.indexOf("cors.")))
        .containsExactly(
            "cors.methods[0]: \"A B\" is not a method (write one per item)",
            "cors.headers[0]: \"X:\" is not a header name (write one per item)",
            "cors.expose[0]: \"é\" is not a header name (write one per item)");
  }

  @Test
  void credentialsNeverGoWithAStar() {
    assertThat(Written.complaints(type, "{origins: ['*'], credentials: true}"))
        .containsExactly(
            "weir.yaml:1:11: error: cors.origins: \"*\" with credentials: true would let every"
                + " page on the web act for its visitor (list the origins, or set credentials:"
                + " false)");
    assertThat(Written.complaints(type, "{origins: https://a.b, credentials: true, expose: '*'}"))
        .singleElement()
        .asString()
        .contains("with credentials: true a browser takes * for a header of that name");
  }
}
