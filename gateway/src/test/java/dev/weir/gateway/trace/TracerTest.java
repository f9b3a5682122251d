package dev.weir.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.observe.Ended;
import dev.weir.policy.Stage;
import dev.weir.testing.FakeClock;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TracerTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final FakeClock clock = new FakeClock();
  private final AtomicLong nanos = new AtomicLong(77);
  private final List<FinishedTrace> finished = new ArrayList<>();

  private Tracer tracer(int percent) {
    return new Tracer(clock, nanos::get, percent, finished::add);
  }

  private static HttpHeaders caller(String flags) {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.set("traceparent", "00-" + TRACE + "-" + SPAN + "-" + flags);
    headers.set("tracestate", "vendor=1");
    return headers;
  }

  @Test
  void aCallersTraceGoesOn() {
    ExchangeTrace trace = tracer(0).begin(caller("01"));

    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.parent()).isEqualTo(SPAN);
    assertThat(trace.state()).isEqualTo("vendor=1");
    assertThat(trace.sampled()).isTrue();
    assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
  }

  @Test
  void aCallerThatDoesNotRecordDecidesForTheRest() {
    assertThat(tracer(100).begin(caller("00")).sampled()).isFalse();
  }

  @Test
  void withoutACallersTraceOneBegins() {
    ExchangeTrace one = tracer(100).begin(new DefaultHttpHeaders());
    ExchangeTrace other = tracer(100).begin(new DefaultHttpHeaders());

    assertThat(one.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(other.traceId());
    assertThat(one.parent()).isNull();
    assertThat(one.state()).isNull();
    assertThat(one.sampled()).isTrue();
  }

  @Test
  void aShareOfThoseThatBeginHereIsRecorded() {
    Tracer tracer = tracer(20);
    int sampled = 0;
    for (int i = 0; i < 20_000; i++) {
      sampled += tracer.begin(new DefaultHttpHeaders()).sampled() ? 1 : 0;
    }
    assertThat(sampled).isBetween(3_600, 4_400); // seven standard deviations
    for (int i = 0; i < 1_000; i++) {
      assertThat(tracer(0).begin(new DefaultHttpHeaders()).sampled()).isFalse();
      assertThat(tracer(100).begin(new DefaultHttpHeaders()).sampled()).isTrue();
    }
  }

  @Test
  void timesAreMeasuredFromTheClocksTimeAtTheBeginning() {
    Tracer tracer = tracer(100);
    long begin = clock.millis() * 1_000_000;
    ExchangeTrace trace = tracer.begin(new DefaultHttpHeaders());
    nanos.addAndGet(1_000);
    trace.policy("cors", Stage.ADMIT);
    nanos.addAndGet(2_000);
    trace.answer();
    nanos.addAndGet(3_000);
    tracer.ended(trace, new Ended());

    FinishedTrace done = finished.get(0);
    assertThat(done.begin()).isEqualTo(begin);
    assertThat(done.steps())
        .containsExactly(
            new ExchangeTrace.Step("cors", "admit", begin + 1_000),
            new ExchangeTrace.Step("answer", "", begin + 3_000));
    assertThat(done.end()).isEqualTo(begin + 6_000);
    assertThat(done.path()).isEqualTo("/pets/7");
  }

  @Test
  void whatIsNotRecordedKeepsNothingAndIsNotHandedOn() {
    Tracer tracer = tracer(0);
    ExchangeTrace trace = tracer.begin(new DefaultHttpHeaders());
    trace.policy("cors", Stage.ADMIT);
    trace.answer();
    tracer.ended(trace, new Ended());

    assertThat(trace.steps()).isEmpty();
    assertThat(finished).isEmpty();
  }
}
