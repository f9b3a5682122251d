package dev.weir.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.cli.Style;
import dev.weir.document.JsonWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopFrameTest {
  private static final String BEFORE =
      """
      # HELP weir_requests_total Exchanges that have ended, by what the caller saw.
      # TYPE weir_requests_total counter
      weir_requests_total{api="pets",operation="getPet",status_class="2xx",version="1.0"} 100.0
      weir_requests_total{api="pets",operation="getPet",status_class="5xx",version="1.0"} 3.0
      weir_request_seconds_bucket{api="pets",operation="getPet",version="1.0",le="0.001"} 50
      weir_request_seconds_bucket{api="pets",operation="getPet",version="1.0",le="0.01"} 103
      weir_request_seconds_bucket{api="pets",operation="getPet",version="1.0",le="+Inf"} 103
      """;

  private static final String AFTER =
      """
      weir_requests_total{api="pets",operation="getPet",status_class="2xx",version="1.0"} 190.0
      weir_requests_total{api="pets",operation="getPet",status_class="5xx",version="1.0"} 13.0
      weir_requests_total{api="pets",operation="a\\"b\\\\c\\nd",status_class="2xx",version="1.0"} 1.0
      weir_request_seconds_bucket{api="pets",operation="getPet",version="1.0",le="0.001"} 100
      weir_request_seconds_bucket{api="pets",operation="getPet",version="1.0",le="0.01"} 203
      weir_request_seconds_bucket{api="pets",operation="getPet",version="1.0",le="+Inf"} 203
      weir_upstream_connections{api="pets",endpoint="http://10.0.0.2:8080",upstream="default",version="1.0"} 7.0
      weir_upstream_waiting_calls{api="pets",endpoint="http://10.0.0.2:8080",upstream="default",version="1.0"} 2.0
      weir_event_loop_lag_seconds_bucket{loop="0",le="0.001"} 8
      weir_event_loop_lag_seconds_bucket{loop="0",le="+Inf"} 8
      weir_client_connections 64.0
      weir_exchanges_in_flight 5.0
      weir_heap_used_bytes 3.3554432E7
      weir_direct_memory_used_bytes 1.6777216E7
      nonsense
      """;

  private static TopFrame frame() {
    return TopFrame.between(Scrape.of(BEFORE, 0), Scrape.of(AFTER, 2_000_000_000L));
  }

  @Test
  void ratesErrorsAndDurationsAreThoseBetweenTheTwo() {
    TopFrame.Row row = frame().rows().get(0);

    assertThat(row.api()).isEqualTo("pets");
    assertThat(row.operation()).isEqualTo("getPet");
    assertThat(row.rate()).isEqualTo(50.0);
    assertThat(row.errors()).isEqualTo(0.1);
    assertThat(row.p50()).isEqualTo(0.001);
    assertThat(row.p99()).isCloseTo(0.00982, within(1e-6));
  }

  @Test
  void labelsAreReadAsTheyWereWritten() {
    assertThat(frame().rows().get(1).operation()).isEqualTo("a\"b\\c\nd");
    assertThat(frame().rows().get(1).p99()).isNaN();
  }

  @Test
  void poolsLoopsAndLevelsAreThoseOfNow() {
    TopFrame frame = frame();

    assertThat(frame.pools())
        .containsExactly(new TopFrame.Pool("http://10.0.0.2:8080", "pets 1.0", 7, 2));
    assertThat(frame.loops()).hasSize(1);
    assertThat(frame.connections()).isEqualTo(64);
    assertThat(frame.inFlight()).isEqualTo(5);
    assertThat(frame.heap()).isEqualTo(32 << 20);
  }

  @Test
  void aGatewayThatWasRestartedCountsFromNothing() {
    TopFrame frame = TopFrame.between(Scrape.of(AFTER, 0), Scrape.of(BEFORE, 1_000_000_000L));

    assertThat(frame.rows().get(0).rate()).isEqualTo(103);
  }

  @Test
  void nothingAtAllIsNoReasonToFail() {
    TopFrame frame = TopFrame.between(Scrape.of("", 0), Scrape.of("", 0));

    assertThat(frame.rows()).isEmpty();
    assertThat(new TopScreen(new Style(false)).lines("here", frame, 20)).isNotEmpty();
  }

  @Test
  void aPersonSeesRowsInColumns() {
    List<String> lines = new TopScreen(new Style(false)).lines("http://here:9090", frame(), 1);

    assertThat(lines.get(0))
        .isEqualTo(
            "http://here:9090  50.5 calls/s  5 in flight  64 connections  heap 32 MB  buffers 16"
                + " MB");
    assertThat(lines)
        .anyMatch(line -> line.matches("pets 1\\.0 getPet +50\\.0 +10\\.0% +1\\.0ms +9\\.8ms"))
        .contains("… and 1 more")
        .anyMatch(line -> line.matches("http://10\\.0\\.0\\.2:8080  pets 1\\.0 +7 +2"))
        .anyMatch(line -> line.startsWith("event loops, p99 late: 0 1.0ms"));
  }

  @Test
  void nothingThatCameFromAPlanMovesTheCursor() {
    List<String> lines = new TopScreen(new Style(false)).lines("here", frame(), 20);

    assertThat(lines).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  @Test
  void programsGetNumbers() {
    assertThat(JsonWriter.compact(frame().document()))
        .contains("\"per-second\":50.000", "\"error-share\":0.100", "\"p50-ms\":1.000")
        .contains("\"in-flight\":5", "\"waiting\":2", "\"lag-p99-ms\":0.990");
  }

  @Test
  void quantilesAreEstimatedWithinTheirBucket() {
    Quantile quantile = new Quantile();
    quantile.add(1, 10);
    quantile.add(2, 20);
    quantile.add(Double.POSITIVE_INFINITY, 21);

    assertThat(quantile.of(0.5)).isCloseTo(1.05, within(1e-9));
    assertThat(quantile.of(1)).isEqualTo(2);
    assertThat(new Quantile().of(0.5)).isNaN();
  }

  @Test
  void aPageIsReadByNameAndLabels() {
    Scrape scrape = Scrape.of("a{x=\"1\",y=\"2\"} 3 1700000000\na{y=\"5\",x=\"4\"} NaN\nb 7\n", 9);

    assertThat(scrape.value("a", Map.of("y", "2", "x", "1"))).isEqualTo(3);
    assertThat(scrape.value("a", Map.of("x", "4", "y", "5"))).isNaN();
    assertThat(scrape.value("b", Map.of())).isEqualTo(7);
    assertThat(scrape.value("c", Map.of())).isZero();
    assertThat(scrape.nanos()).isEqualTo(9);
  }
}
