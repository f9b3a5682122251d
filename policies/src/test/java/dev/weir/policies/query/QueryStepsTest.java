package dev.weir.policies.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.PolicyType;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStepsTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none,q=a%26b",
        "'',q=a%26b",
        "x=1,x=1&q=a%26b",
        "q=old&x=%C3%A9+1,q=a%26b&x=%C3%A9+1",
        "x=1&q=1&y&q=2&=,x=1&q=a%26b&y&=",
        "%71=1&Q=2,q=a%26b&Q=2",
        "a%ZZ=1,a%ZZ=1&q=a%26b",
      })
  void setQueryGivesOneValue(String before, String after) {
    FakeExchange exchange = exchange(before);
    run(new SetQueryType(), "{q: '{claim.v}'}", exchange);
    assertThat(exchange.request().query()).isEqualTo(after);
  }

  @Test
  void namesAndValuesAreEncoded() {
    FakeExchange exchange = exchange(null);
    run(new SetQueryType(), "{'a b': 'c=d&e', f: ''}", exchange);
    assertThat(exchange.request().query()).isEqualTo("a%20b=c%3Dd%26e&f=");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none,none",
        "debug=1,none",
        "a=1&debug&b=%20&utm_source=x&utm_=y,a=1&b=%20",
        "Debug=1&utm=2,Debug=1&utm=2",
        "%64ebug=1&a=2,a=2",
      })
  void removeQueryTakesNamesAndBeginnings(String before, String after) {
    FakeExchange exchange = exchange(before);
    run(new RemoveQueryType(), "[debug, utm_*]", exchange);
    assertThat(exchange.request().query()).isEqualTo(after);
  }

  @Test
  void aStarAloneTakesThemAll() {
    FakeExchange exchange = exchange("a=1&%62=2&=3&c");
    run(new RemoveQueryType(), "'*'", exchange);
    assertThat(exchange.request().query()).isNull();
  }

  @Test
  void aSemicolonIsPartOfAValue() {
    FakeExchange exchange = exchange("a=1;q=2;debug=3");
    run(new SetQueryType(), "{q: x}", exchange);
    run(new RemoveQueryType(), "debug", exchange);
    assertThat(exchange.request().query()).isEqualTo("a=1;q=2;debug=3&q=x");
  }

  @Test
  void namesBeyondAsciiCompareDecoded() {
    FakeExchange exchange = exchange("stra%C3%9Fe=1&STRA%C3%9FE=2&x=3");
    run(new SetQueryType(), "{straße: '{claim.v}'}", exchange);
    run(new RemoveQueryType(), "STRAßE", exchange);
    assertThat(exchange.request().query()).isEqualTo("stra%C3%9Fe=a%26b&x=3");
  }

  private static FakeExchange exchange(String query) {
    FakeExchange exchange = ExchangeBuilder.get("/").claims(Map.of("v", "a&b")).build();
    exchange.request().query(query);
    return exchange;
  }

  private static <S> void run(PolicyType<S> type, String written, FakeExchange exchange) {
    assertThat(type.uses()).containsExactly(Use.REQUEST);
    type.create(Written.settings(type, written), Use.REQUEST, new FakeWiring()).onRequest(exchange);
  }
}
