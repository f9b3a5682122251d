package dev.weir.policies.requestid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Road;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  private static final String X = "X-Request-Id";

  @Test
  void theBackendGetsTheExchangesIdWhateverTheCallerSent() {
    FakeExchange exchange = ExchangeBuilder.get("/").id("ours").header(X, "theirs").build();
    policy("{}").onRequest(exchange);
    assertThat(exchange.request().headers().getAll(X)).containsExactly("ours");
    assertThat(exchange.id()).isEqualTo("ours");
  }

  @Test
  void everyAnswerCarriesTheSameIdWhateverTheBackendSent() {
    FakeExchange exchange = ExchangeBuilder.get("/").id("ours").build();
    Road.through(policy("{}"), exchange, 200, X, "backend's");
    assertThat(exchange.response().headers().getAll(X)).containsExactly("ours");
  }

  @Test
  void faultsCarryTheIdToo() {
    FakeExchange exchange = ExchangeBuilder.get("/").id("ours").build();
    Policy policy = policy("{header: X-Trace}");
    policy.onRequest(exchange);
    exchange.answer(new Fault(FaultCode.UPSTREAM_TIMEOUT, "slow"));
    assertThat(Road.back(policy, exchange).headers().get("x-trace")).isEqualTo("ours");
  }

  @Test
  void aTrustedIdBecomesTheExchanges() {
    String longest = "!".repeat(127) + "~";
    FakeExchange exchange = ExchangeBuilder.get("/").id("ours").header(X, longest).build();
    Road.through(policy("{trust: true}"), exchange, 200);
    assertThat(exchange.id()).isEqualTo(longest);
    assertThat(exchange.request().headers().getAll(X)).containsExactly(longest);
    assertThat(exchange.response().headers().getAll(X)).containsExactly(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a\tb", "é", "long"})
  void aTrustedIdThatIsNotWellFormedIsReplaced(String sent) {
    String value = sent.equals("long") ? "x".repeat(129) : sent;
    FakeExchange exchange = ExchangeBuilder.get("/").id("ours").header(X, value).build();
    policy("{trust: true}").onRequest(exchange);
    assertThat(exchange.id()).isEqualTo("ours");
    assertThat(exchange.request().headers().getAll(X)).containsExactly("ours");
  }

  @Test
  void twoTrustedIdsAreReplaced() {
    FakeExchange exchange =
        ExchangeBuilder.get("/").id("ours").header(X, "a").header(X, "b").build();
    policy("{trust: true}").onRequest(exchange);
    assertThat(exchange.request().headers().getAll(X)).containsExactly("ours");
  }

  private static Policy policy(String written) {
    RequestIdType type = new RequestIdType();
    return type.create(Written.settings(type, written), Use.KEY, new FakeWiring());
  }
}
