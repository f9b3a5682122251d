package dev.weir.policies.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeResponse;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Road;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
  private static final String ORIGINS = "origins: [https://a.example, 'https://*.b.example']";
  private static final String VARY =
      "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  @Test
  void aPreflightSaysWhatIsAllowed() {
    FakeResponse answer =
        preflight(
            "{"
                + ORIGINS
                + ", methods: [GET, PUT], headers: [Authorization, X-A],"
                + " expose: [location], credentials: true, max-age: 1h}",
            "https://x.b.example",
            "PUT",
            "x-a,authorization");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().lines())
        .containsExactly(
            "Access-Control-Allow-Origin: https://x.b.example",
            "Access-Control-Allow-Methods: GET, PUT",
            "Access-Control-Allow-Headers: authorization, x-a",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Max-Age: 3600",
            VARY);
  }

  @Test
  void whatIsNotSaidIsAllowedByName() {
    FakeResponse answer =
        preflight("{" + ORIGINS + "}", "https://a.example", "PATCH", "X-A, , X-B");
    assertThat(answer.headers().lines())
        .containsExactly(
            "Access-Control-Allow-Origin: https://a.example",
            "Access-Control-Allow-Methods: PATCH",
            "Access-Control-Allow-Headers: X-A, X-B",
            VARY);
  }

  @Test
  void aStarAllowsEveryOriginWithoutNamingIt() {
    FakeResponse answer = preflight("{origins: '*'}", "https://any.example", "GET", "");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().getAll("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, GET, '', the origin is not allowed",
    "null, GET, '', the origin is not allowed",
    "https://a.example, DELETE, '', the method is not allowed",
    "https://a.example, put, '', the method is not allowed",
    "https://a.example, 'G T', '', the method is not allowed",
    "https://a.example, GET, 'x-a, x-b', the header x-b is not allowed",
    "https://a.example, GET, 'x-a, \u00e9', a header's name is malformed",
  })
  void whatIsNotAllowedIsRefusedAndNamed(
      String origin, String method, String headers, String hint) {
    FakeExchange exchange = exchange(origin, method, headers);
    Policy policy = policy("{" + ORIGINS + ", methods: [GET, PUT], headers: [X-A]}");
    FakeResponse answer = Road.through(policy, exchange, 200);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(exchange.fault()).isNotNull();
    assertThat(exchange.fault().code()).isEqualTo(FaultCode.PREFLIGHT_REFUSED);
    assertThat(exchange.fault().hint()).isEqualTo(hint);
    assertThat(answer.headers().contains("Access-Control-Allow-Methods")).isFalse();
    assertThat(answer.headers().contains("Access-Control-Allow-Headers")).isFalse();
  }

  @Test
  void twoOriginsAreNoOrigin() {
    FakeExchange exchange = exchange("https://a.example", "GET", "");
    exchange.request().headers().add("Origin", "https://x.b.example");
    assertThat(policy("{" + ORIGINS + "}").onRequest(exchange)).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void otherOptionsRequestsPass() {
    Policy policy = policy("{" + ORIGINS + "}");
    FakeExchange noMethod =
        ExchangeBuilder.request("OPTIONS", "/").header("Origin", "https://a.example").build();
    assertThat(policy.onRequest(noMethod)).isSameAs(Verdict.CONTINUE);
    FakeExchange noOrigin =
        ExchangeBuilder.request("OPTIONS", "/")
            .header("Access-Control-Request-Method", "GET")
            .build();
    assertThat(policy.onRequest(noOrigin)).isSameAs(Verdict.CONTINUE);
    FakeExchange noOptions =
        ExchangeBuilder.get("/")
            .header("Origin", "https://a.example")
            .header("Access-Control-Request-Method", "GET")
            .build();
    assertThat(policy.onRequest(noOptions)).isSameAs(Verdict.CONTINUE);
  }

  @Test
  void privateNetworksAreNeverOpened() {
    FakeExchange exchange = exchange("https://a.example", "GET", "");
    exchange.request().headers().add("Access-Control-Request-Private-Network", "true");
    FakeResponse answer = Road.through(policy("{" + ORIGINS + "}"), exchange, 200);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().contains("Access-Control-Allow-Private-Network")).isFalse();
  }

  @Test
  void aZeroMaxAgeForbidsTheBrowserToRemember() {
    FakeResponse answer =
        preflight("{" + ORIGINS + ", max-age: 0s}", "https://a.example", "GET", "");
    assertThat(answer.headers().get("Access-Control-Max-Age")).isEqualTo("0");
  }

  private static FakeResponse preflight(
      String written, String origin, String method, String headers) {
    return Road.through(policy(written), exchange(origin, method, headers), 200);
  }

  private static FakeExchange exchange(String origin, String method, String headers) {
    ExchangeBuilder parts =
        ExchangeBuilder.request("OPTIONS", "/pets")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method);
    return headers.isEmpty()
        ? parts.build()
        : parts.header("Access-Control-Request-Headers", headers).build();
  }

  private static Policy policy(String written) {
    CorsType type = new CorsType();
    return type.create(Written.settings(type, written), Use.KEY, new FakeWiring());
  }
}
