package dev.weir.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogTapTest {
  private final LogTap tap = new LogTap(List.of("x-tenant"));
  private final Ended exchange = new Ended();
  private final List<String> lines = new ArrayList<>();

  LogTapTest() {
    exchange.route = new Metrics().route("pets", "1.0", "getPet", "GET /pets/{id}");
    exchange.status = 503;
    exchange.traceId = "0af7651916cd43dd8448eb211c80319c";
    exchange.headers.put("x-tenant", "a\nb");
  }

  @Test
  void whoFollowsGetsEveryExchangeAsOneLineOfJson() {
    Runnable end = tap.follow(LogFilter.ALL, lines::add);
    tap.ended(exchange);
    exchange.route = null;
    tap.ended(exchange);
    end.run();
    tap.ended(exchange);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("{\"time\":\"")
        .contains(
            "\"api\":\"pets\"", "\"status\":503", "\"trace\":\"0af7651916cd43dd8448eb211c80319c\"")
        .contains("\"headers\":{\"x-tenant\":\"a\\u000ab\"}")
        .endsWith("}");
  }

  @Test
  void everyFollowerHasAFilterOfItsOwn() {
    List<String> others = new ArrayList<>();
    tap.follow(new LogFilter("pets", "", ""), lines::add);
    tap.follow(new LogFilter("orders", "", ""), others::add);
    tap.ended(exchange);

    assertThat(lines).hasSize(1);
    assertThat(others).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', true",
    "pets, 503, 7f3a, true",
    "'', 5xx, '', true",
    "'', '', 0af7651916cd43dd8448eb211c80319c, true",
    "pet, '', '', false",
    "'', 502, '', false",
    "'', 4xx, '', false",
    "'', '', 7f3, false",
    "pets, 5xx, other, false",
  })
  void aFilterAdmitsWhatItNames(String api, String status, String id, boolean admitted) {
    assertThat(LogFilter.of(api, status, id).orElseThrow().admits(exchange)).isEqualTo(admitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6xx", "5x", "20", "2000", "abc", "5XX"})
  void aStatusThatIsNoneIsRefused(String status) {
    assertThat(LogFilter.of("", status, "")).isEmpty();
  }
}
