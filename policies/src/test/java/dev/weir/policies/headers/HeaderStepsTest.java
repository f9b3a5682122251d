package dev.weir.policies.headers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Road;
import dev.weir.testing.Written;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderStepsTest {
  private final FakeWiring wiring = new FakeWiring();

  @Test
  void setHeaderTakesThePlaceOfAllThatAreThere() {
    FakeExchange exchange =
        ExchangeBuilder.get("/")
            .header("x-org", "forged")
            .header("X-ORG", "forged too")
            .claims(Map.of("org", "acme"))
            .build();
    step(new SetHeaderType(), "{X-Org: '{claim.org}'}", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().lines()).containsExactly("X-Org: acme");
  }

  @Test
  void anAbsentValueLeavesNothingOfTheCallers() {
    FakeExchange exchange = ExchangeBuilder.get("/").header("X-Org", "forged").build();
    step(new SetHeaderType(), "{X-Org: '{claim.org}'}", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().lines()).containsExactly("X-Org: ");
  }

  @Test
  void aListGivesSeveralValues() {
    FakeExchange exchange = ExchangeBuilder.get("/").header("Link", "old").build();
    step(new SetHeaderType(), "{Link: [a, b]}", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().lines()).containsExactly("Link: a", "Link: b");
  }

  @Test
  void aValueMayBeMadeOfTheOldOne() {
    FakeExchange exchange = ExchangeBuilder.get("/").header("X-A", "b").build();
    step(new SetHeaderType(), "{X-A: '<{header.X-A}>'}", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().lines()).containsExactly("X-A: <b>");
  }

  @Test
  void addHeaderPutsAValueBesideThem() {
    FakeExchange exchange = ExchangeBuilder.get("/").header("X-A", "1").build();
    step(new AddHeaderType(), "{x-a: 2}", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().getAll("X-A")).containsExactly("1", "2");
  }

  @Test
  void removeHeaderTakesNamesAndBeginnings() {
    FakeExchange exchange =
        ExchangeBuilder.get("/")
            .header("X-Internal-User", "1")
            .header("x-internal-role", "2")
            .header("X-Internal-User", "3")
            .header("X-Internally", "4")
            .header("Cookie", "5")
            .build();
    step(new RemoveHeaderType(), "[X-Internal-*, cookie]", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().lines()).containsExactly("X-Internally: 4");
  }

  @Test
  void aBeginningLeavesFramingAlone() {
    FakeExchange exchange =
        ExchangeBuilder.get("/")
            .header("Content-Length", "1")
            .header("Content-Type", "a/b")
            .header("Host", "h")
            .build();
    step(new RemoveHeaderType(), "[Content-*, H*]", Use.REQUEST).onRequest(exchange);
    assertThat(exchange.request().headers().lines())
        .containsExactly("Content-Length: 1", "Host: h");
  }

  @Test
  void aStepOfTheRequestLeavesTheAnswerAlone() {
    Policy set = step(new SetHeaderType(), "{X-A: 1}", Use.REQUEST);
    assertThat(Road.through(set, ExchangeBuilder.get("/").build(), 200).headers().lines())
        .isEmpty();
    Policy remove = step(new RemoveHeaderType(), "X-B", Use.REQUEST);
    FakeExchange exchange = ExchangeBuilder.get("/").build();
    assertThat(Road.through(remove, exchange, 200, "X-B", "1").headers().lines())
        .containsExactly("X-B: 1");
  }

  @Test
  void aStepOfTheResponseEditsTheAnswerOnly() {
    FakeExchange exchange = ExchangeBuilder.get("/").header("X-B", "1").build();
    Road.through(step(new SetHeaderType(), "{X-A: '{request.id}'}", Use.RESPONSE), exchange, 200);
    Road.back(step(new AddHeaderType(), "{X-A: 2}", Use.RESPONSE), exchange);
    Policy remove = step(new RemoveHeaderType(), "[X-B, Server]", Use.RESPONSE);
    remove.onRequest(exchange);
    exchange.response().headers().add("Server", "old/1.0");
    Road.back(remove, exchange);
    assertThat(exchange.response().headers().lines()).containsExactly("X-A: exchange-1", "X-A: 2");
    assertThat(exchange.request().headers().lines()).containsExactly("X-B: 1");
  }

  @Test
  void aStepOfTheFaultEditsTheFault() {
    FakeExchange exchange = ExchangeBuilder.get("/").build();
    exchange.answer(new Fault(FaultCode.NO_ENDPOINT, "none"));
    Road.back(step(new SetHeaderType(), "{X-Support: 'https://a'}", Use.FAULT), exchange);
    assertThat(exchange.response().headers().get("X-Support")).isEqualTo("https://a");
  }

  @Test
  void secretsMayStandInValues() {
    wiring.secrets().put("env:TOKEN", "t0p");
    FakeExchange exchange = ExchangeBuilder.get("/").build();
    step(new SetHeaderType(), "{Authorization: 'Bearer ${env:TOKEN}'}", Use.REQUEST)
        .onRequest(exchange);
    assertThat(exchange.request().headers().get("Authorization")).isEqualTo("Bearer t0p");
  }

  private <S> Policy step(PolicyType<S> type, String written, Use use) {
    S settings = Written.settings(type, written);
    assertThat(type.uses()).contains(use);
    assertThat(type.stage(settings)).isEqualTo(Stage.TRANSFORM);
    return type.create(settings, use, wiring);
  }
}
