package dev.weir.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.exchange.Api;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.MetricLabels;
import dev.weir.policy.Meters;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsTest {
  private Metrics metrics = new Metrics();

  private String page() {
    return page(null);
  }

  private String page(String accept) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      String type = metrics.write(bytes, accept);
      return type + "\n" + bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Ended exchange(int status) {
    Ended exchange = new Ended();
    exchange.route = metrics.route("pets", "1.0", "getPet", "GET /pets/{id}");
    exchange.status = status;
    return exchange;
  }

  private void count(Ended exchange) {
    metrics.began();
    metrics.ended(exchange);
  }

  @Test
  void requestsAreCountedByApiOperationAndStatusClass() {
    count(exchange(200));
    count(exchange(204));
    count(exchange(503));
    count(exchange(499));

    assertThat(page())
        .startsWith("text/plain")
        .contains("# TYPE weir_requests_total counter")
        .contains(
            "weir_requests_total{api=\"pets\",operation=\"getPet\",status_class=\"2xx\","
                + "version=\"1.0\"} 2.0")
        .contains("status_class=\"4xx\",version=\"1.0\"} 1.0")
        .contains("status_class=\"5xx\",version=\"1.0\"} 1.0")
        .doesNotContain("status_class=\"3xx\"");
  }

  @Test
  void whatMatchedNothingIsCountedWithoutLabels() {
    Ended exchange = new Ended();
    exchange.status = 404;
    count(exchange);

    assertThat(page())
        .contains(
            "weir_requests_total{api=\"\",operation=\"\",status_class=\"4xx\",version=\"\"} 1.0");
  }

  @Test
  void durationsFallIntoBuckets() {
    Ended exchange = exchange(200);
    exchange.nanos = 1_000_000;
    exchange.upstreamNanos = 900_000;
    count(exchange);
    exchange.nanos = 1_000_001;
    exchange.upstreamNanos = 0;
    count(exchange);
    exchange.nanos = 90_000_000_000L;
    count(exchange);

    String page = page();
    assertThat(page)
        .contains(
            "weir_request_seconds_bucket{api=\"pets\",operation=\"getPet\",version=\"1.0\",le=\"0.001\"} 1")
        .contains(
            "weir_request_seconds_bucket{api=\"pets\",operation=\"getPet\",version=\"1.0\",le=\"0.0025\"} 2")
        .contains(
            "weir_request_seconds_bucket{api=\"pets\",operation=\"getPet\",version=\"1.0\",le=\"60.0\"} 2")
        .contains(
            "weir_request_seconds_bucket{api=\"pets\",operation=\"getPet\",version=\"1.0\",le=\"+Inf\"} 3")
        .contains("weir_request_seconds_count{api=\"pets\",operation=\"getPet\",version=\"1.0\"} 3")
        .contains(
            "weir_request_seconds_sum{api=\"pets\",operation=\"getPet\",version=\"1.0\"} 90.002000001")
        .contains("weir_upstream_seconds_count{api=\"pets\",version=\"1.0\"} 1");
  }

  @Test
  void bytesAndFaultsAreCounted() {
    Ended exchange = exchange(504);
    exchange.fault = FaultCode.UPSTREAM_TIMEOUT;
    exchange.bytesIn = 7;
    count(exchange);

    assertThat(page())
        .contains("weir_received_bytes_total{api=\"pets\",version=\"1.0\"} 7.0")
        .contains("weir_sent_bytes_total{api=\"pets\",version=\"1.0\"} 512.0")
        .contains("weir_faults_total{code=\"upstream-timeout\",party=\"upstream\"} 1.0");
  }

  @Test
  void whatIsInFlightGoesUpAndDown() {
    metrics.began();
    metrics.began();
    assertThat(metrics.inFlight()).isEqualTo(2);
    metrics.ended(exchange(200));
    assertThat(metrics.inFlight()).isEqualTo(1);
    assertThat(page()).contains("weir_exchanges_in_flight 1.0");
  }

  @Test
  void theSumOverThreadsIsExact() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  count(exchange(200));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(metrics.inFlight()).isZero();
    assertThat(page())
        .contains("status_class=\"2xx\",version=\"1.0\"} 80000.0")
        .contains(
            "weir_request_seconds_count{api=\"pets\",operation=\"getPet\",version=\"1.0\"} 80000");
  }

  @Test
  void aReloadGoesOnWithTheSameNumbersAndForgetsApisThatAreGone() {
    count(exchange(200));
    count(exchange(200));
    assertThat(page()).contains("status_class=\"2xx\",version=\"1.0\"} 2.0");

    metrics.retain(Set.of(new Api("orders", "1.0")));
    assertThat(page()).doesNotContain("pets");
  }

  @Test
  void aPolicysCounterShowsUnderItsNameAndLabels() {
    Meters.Counter counter =
        metrics.counter("acme_signatures", "Signatures made.", Map.of("key", "a\"b\n"));
    counter.add(2);
    metrics.counter("acme_signatures", "ignored", Map.of("key", "a\"b\n")).add(3);
    metrics.counter("acme_signatures", "", Map.of("key", "c")).add(1);

    assertThat(page())
        .contains("# HELP acme_signatures_total Signatures made.")
        .contains("acme_signatures_total{key=\"a\\\"b\\n\"} 5.0")
        .contains("acme_signatures_total{key=\"c\"} 1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Upper", "a-b", "9a", "_a", "a__b", "a_total", "weir_requests", "a b"})
  void aBadNameIsRefused(String name) {
    assertThatThrownBy(() -> metrics.counter(name, "", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameStandsForOneKind() {
    metrics.level("weir_connections", "Open connections.", Map.of());
    assertThatThrownBy(() -> metrics.counter("weir_connections", "", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.counter("x", "", Map.of("Bad", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void levelsGoUpAndDown() {
    Level level = metrics.level("weir_connections", "Open connections.", Map.of("side", "in"));
    level.up();
    level.up();
    level.down();

    assertThat(level.now()).isEqualTo(1);
    assertThat(page()).contains("weir_connections{side=\"in\"} 1.0");
  }

  @Test
  void gaugesAreReadWhenAskedAndCanBeTakenAway() {
    Map<String, String> labels = Map.of("loop", "0");
    Metrics.Registration first = metrics.gauge("weir_pending", "Tasks.", labels, () -> 1);
    Metrics.Registration second = metrics.gauge("weir_pending", "Tasks.", labels, () -> 2);
    first.remove();
    assertThat(page()).contains("weir_pending{loop=\"0\"} 2.0");
    second.remove();
    second.remove();
    assertThat(page()).doesNotContain("loop=");

    metrics.counted("weir_dropped_lines", "Lines.", Map.of(), () -> 9);
    assertThat(page()).contains("weir_dropped_lines_total 9.0");
  }

  @Test
  void operationsAreTakenTogetherWhenTheirLabelIsLeftOut() {
    metrics = new Metrics(new MetricLabels(true, false, true));
    count(exchange(200));
    Ended other = new Ended();
    other.route = metrics.route("pets", "1.0", "addPet", "POST /pets");
    count(other);

    assertThat(page())
        .contains("weir_requests_total{api=\"pets\",status_class=\"2xx\",version=\"1.0\"} 2.0")
        .contains("weir_request_seconds_count{api=\"pets\",version=\"1.0\"} 2")
        .doesNotContain("operation=");
  }

  @Test
  void everythingIsTakenTogetherWhenNoLabelIsWanted() {
    metrics = new Metrics(new MetricLabels(false, false, false));
    count(exchange(200));
    count(exchange(500));
    metrics.retain(Set.of(new Api("orders", "1.0")));

    assertThat(page())
        .contains("\nweir_requests_total 2.0\n")
        .contains("\nweir_request_seconds_count 2\n")
        .contains("\nweir_sent_bytes_total 1024.0\n")
        .doesNotContain("pets");
  }

  @Test
  void whatComesAndGoesIsToldWhenAskedAndOnlyOnce() {
    AtomicLong open = new AtomicLong(3);
    metrics.tell(
        samples -> {
          samples.gauge("weir_pool", "Open.", Map.of("endpoint", "a"), (double) open.get());
          samples.gauge("weir_pool", "Open.", Map.of("endpoint", "a"), 99);
          samples.gauge("weir_pool", "Open.", Map.of("endpoint", "b"), 1);
          samples.counter("weir_pool_dead", "Dead.", Map.of(), 7);
        });
    assertThat(page())
        .contains("weir_pool{endpoint=\"a\"} 3.0", "weir_pool{endpoint=\"b\"} 1.0")
        .contains("weir_pool_dead_total 7.0")
        .doesNotContain("99");
    open.set(4);
    assertThat(page()).contains("weir_pool{endpoint=\"a\"} 4.0");
  }

  @Test
  void aLoopThatIsLateIsSeen() {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    AtomicLong clock = new AtomicLong();
    LoopWatch.start(channel.eventLoop(), 1, metrics, clock::get);
    clock.set(LoopWatch.EVERY_NANOS + 40_000_000);
    channel.advanceTimeBy(LoopWatch.EVERY_NANOS, TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
    clock.addAndGet(LoopWatch.EVERY_NANOS);
    channel.advanceTimeBy(LoopWatch.EVERY_NANOS, TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();

    assertThat(page())
        .contains("weir_event_loop_lag_seconds_bucket{loop=\"1\",le=\"0.001\"} 1")
        .contains("weir_event_loop_lag_seconds_bucket{loop=\"1\",le=\"0.05\"} 2")
        .contains("weir_event_loop_lag_seconds_sum{loop=\"1\"} 0.04")
        .contains("weir_event_loop_lag_seconds_count{loop=\"1\"} 2");
    channel.close();
  }

  @Test
  void theScraperChoosesTheFormat() {
    count(exchange(200));
    assertThat(page("application/openmetrics-text; version=1.0.0"))
        .startsWith("application/openmetrics-text")
        .endsWith("# EOF\n");
  }

  @Test
  void memoryIsShown() {
    assertThat(page())
        .contains("weir_heap_used_bytes ")
        .contains("weir_heap_max_bytes ")
        .contains("weir_direct_memory_used_bytes ")
        .contains("weir_direct_memory_max_bytes ");
  }
}
