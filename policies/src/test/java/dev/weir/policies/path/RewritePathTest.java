package dev.weir.policies.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewritePathTest {
  @Test
  void theBackendGetsThisPathAndTheQueryStays() {
    FakeExchange exchange =
        ExchangeBuilder.get("/orders/7/report?format=pdf").parameter("id", "7").build();
    assertThat(rewrite("/render/{id}", exchange)).isSameAs(Verdict.CONTINUE);
    assertThat(exchange.request().upstreamPath()).isEqualTo("/render/7");
    assertThat(exchange.request().path()).isEqualTo("/orders/7/report");
    assertThat(exchange.request().query()).isEqualTo("format=pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "a b,/x/a%20b/y",
    "a/b,/x/a%2Fb/y",
    "é,/x/%C3%A9/y",
    "a?b#c,/x/a%3Fb%23c/y",
    "...,/x/.../y",
    ".a,/x/.a/y",
    "a;b,/x/a%3Bb/y",
    "%2e%2e,/x/%252e%252e/y",
  })
  void valuesAreEncoded(String value, String path) {
    FakeExchange exchange = ExchangeBuilder.get("/").claims(Map.of("v", value)).build();
    assertThat(rewrite("/x/{claim.v}/y", exchange)).isSameAs(Verdict.CONTINUE);
    assertThat(exchange.request().upstreamPath()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../admin",
        "a/../b",
        "a/..",
        "..\\admin",
        "a//b",
        "..;x",
        ";",
        "a\0"
      })
  void aValueThatLeadsElsewhereIsRefused(String value) {
    FakeExchange exchange = ExchangeBuilder.get("/called").claims(Map.of("v", value)).build();
    assertThat(rewrite("/x/{claim.v}/y", exchange))
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail -> assertThat(fail.fault().code()).isEqualTo(FaultCode.PATH_NOT_CANONICAL));
    assertThat(exchange.request().upstreamPath()).isEqualTo("/called");
  }

  @Test
  void dotsThatAreMadeOfTwoPartsAreRefused() {
    FakeExchange exchange = ExchangeBuilder.get("/").claims(Map.of("v", ".")).build();
    assertThat(rewrite("/x/{claim.v}{claim.v}", exchange)).isInstanceOf(Verdict.Fail.class);
    assertThat(rewrite("/x/.{claim.v}/y", exchange)).isInstanceOf(Verdict.Fail.class);
    assertThat(rewrite("/x/a.{claim.v}/y", exchange)).isSameAs(Verdict.CONTINUE);
  }

  @Test
  void anAbsentValueAtTheEndLeavesTheSlash() {
    FakeExchange exchange = ExchangeBuilder.get("/").build();
    assertThat(rewrite("/x/{claim.v}", exchange)).isSameAs(Verdict.CONTINUE);
    assertThat(exchange.request().upstreamPath()).isEqualTo("/x/");
  }

  private static Verdict rewrite(String path, FakeExchange exchange) {
    RewritePathType type = new RewritePathType();
    return type.create(Written.settings(type, "'" + path + "'"), Use.REQUEST, new FakeWiring())
        .onRequest(exchange);
  }
}
