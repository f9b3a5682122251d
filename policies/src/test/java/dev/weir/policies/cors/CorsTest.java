package dev.weir.policies.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeResponse;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Road;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {
  private static final String ONE = "{origins: https://a.example}";

  @Test
  void theAnswerToAnAllowedOriginCarriesTheHeaders() {
    FakeResponse answer =
        Road.through(
            policy("{origins: https://a.example, expose: [location, X-B], credentials: true}"),
            from("https://a.example"),
            200);
    assertThat(answer.headers().lines())
        .containsExactly(
            "Access-Control-Allow-Origin: https://a.example",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: location, X-B",
            "Vary: Origin");
  }

  @Test
  void faultsCarryTheHeadersToo() {
    Policy policy = policy(ONE);
    FakeExchange exchange = from("https://a.example");
    policy.onRequest(exchange);
    exchange.answer(new Fault(FaultCode.UPSTREAM_TIMEOUT, "slow"));
    assertThat(Road.back(policy, exchange).headers().get("Access-Control-Allow-Origin"))
        .isEqualTo("https://a.example");
  }

  @Test
  void anotherOriginIsServedWithoutTheHeaders() {
    FakeResponse answer = Road.through(policy(ONE), from("https://evil.example"), 200, "X-A", "1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().lines()).containsExactly("X-A: 1", "Vary: Origin");
  }

  @Test
  void twoOriginsAreNoOrigin() {
    FakeExchange exchange = from("https://a.example");
    exchange.request().headers().add("Origin", "https://evil.example");
    assertThat(Road.through(policy(ONE), exchange, 200).headers().lines())
        .containsExactly("Vary: Origin");
  }

  @Test
  void theOriginIsThatOfTheCallEvenIfAStepRemovesIt() {
    Policy policy = policy(ONE);
    FakeExchange exchange = from("https://a.example");
    policy.onRequest(exchange);
    exchange.request().headers().remove("Origin");
    exchange.answer(200);
    assertThat(Road.back(policy, exchange).headers().get("Access-Control-Allow-Origin"))
        .isEqualTo("https://a.example");
  }

  @Test
  void theBackendsOwnHeadersNeverReachTheCaller() {
    String[] backend = {
      "Access-Control-Allow-Origin", "*",
      "Access-Control-Allow-Credentials", "true",
      "Access-Control-Expose-Headers", "x",
      "Access-Control-Allow-Methods", "x",
      "Access-Control-Allow-Headers", "x",
      "Access-Control-Max-Age", "1",
      "Access-Control-Allow-Private-Network", "true"
    };
    assertThat(Road.through(policy(ONE), from("https://evil.example"), 200, backend).headers())
        .hasToString("[Vary: Origin]");
    assertThat(Road.through(policy(ONE), from("https://a.example"), 200, backend).headers())
        .hasToString("[Access-Control-Allow-Origin: https://a.example, Vary: Origin]");
  }

  @ParameterizedTest
  @CsvSource({
    "accept, 'Vary: accept|Vary: Origin'",
    "'Accept, ORIGIN', 'Vary: Accept, ORIGIN'",
    "*, Vary: *",
    "X-Origin, Vary: X-Origin|Vary: Origin",
  })
  void varyKeepsWhatTheBackendSays(String backend, String lines) {
    FakeExchange noOrigin = ExchangeBuilder.get("/").build();
    assertThat(Road.through(policy(ONE), noOrigin, 200, "Vary", backend).headers().lines())
        .containsExactly(lines.split("\\|"));
  }

  @Test
  void aStarIsOnEveryAnswerAndNothingVaries() {
    FakeExchange noOrigin = ExchangeBuilder.get("/").build();
    assertThat(Road.through(policy("{origins: '*'}"), noOrigin, 200).headers().lines())
        .containsExactly("Access-Control-Allow-Origin: *");
    assertThat(Road.through(policy("{origins: '*'}"), from("https://a"), 404).headers().lines())
        .containsExactly("Access-Control-Allow-Origin: *");
  }

  @Test
  void aStarExposesEveryHeader() {
    Policy policy = policy("{origins: https://a.example, expose: '*'}");
    assertThat(Road.through(policy, from("https://a.example"), 200).headers())
        .extracting(headers -> headers.get("Access-Control-Expose-Headers"))
        .isEqualTo("*");
  }

  @Test
  void aFaultAfterAnAnsweredPreflightIsNoPermissionToPreflight() {
    Policy policy = policy(ONE);
    FakeExchange exchange =
        ExchangeBuilder.request("OPTIONS", "/")
            .header("Origin", "https://a.example")
            .header("Access-Control-Request-Method", "GET")
            .build();
    Road.through(policy, exchange, 200);
    exchange.answer(new Fault(FaultCode.POLICY_FAILED, "another policy"));
    assertThat(Road.back(policy, exchange).headers().lines())
        .contains("Access-Control-Allow-Origin: https://a.example", "Vary: Origin")
        .noneMatch(line -> line.startsWith("Access-Control-Allow-Methods"));
  }

  private static FakeExchange from(String origin) {
    return ExchangeBuilder.get("/pets").header("Origin", origin).build();
  }

  private static Policy policy(String written) {
    CorsType type = new CorsType();
    return type.create(Written.settings(type, written), Use.KEY, new FakeWiring());
  }
}
