package dev.weir.bench;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.analytics.Analytics;
import dev.weir.gateway.observe.AccessLog;
import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.observe.RouteStats;
import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AnalyticsSettings;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs the event loop to count and to log one exchange, beside the same counts kept by the
 * Prometheus library with its label look-ups already done.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(1)
public class ObserveBenchmark {
  private final Metrics metrics = new Metrics();
  private final Ended exchange =
      new Ended(metrics.route("pets", "1.0", "getPet", "GET /pets/{id}"));
  private AccessLog text;
  private AccessLog json;
  private Analytics events;
  private CounterDataPoint requests;
  private CounterDataPoint received;
  private CounterDataPoint sent;
  private GaugeDataPoint inFlight;
  private DistributionDataPoint seconds;
  private DistributionDataPoint upstreamSeconds;

  /** Opens logs that lead nowhere, and the library's metrics. */
  @Setup
  public void open() throws IOException {
    text = log(AccessLogSettings.Format.TEXT);
    json = log(AccessLogSettings.Format.JSON);
    events =
        Analytics.open(
            new AnalyticsSettings(
                "/dev/null", AnalyticsSettings.Format.JSON, List.of(), Optional.empty()),
            "",
            null);
    String[] names = {"api", "version", "operation", "status_class"};
    requests =
        Counter.builder()
            .name("requests")
            .labelNames(names)
            .build()
            .labelValues("pets", "1.0", "getPet", "2xx");
    received = Counter.builder().name("in").labelNames("api").build().labelValues("pets");
    sent = Counter.builder().name("out").labelNames("api").build().labelValues("pets");
    inFlight = Gauge.builder().name("flight").labelNames("api").build().labelValues("pets");
    seconds = histogram("seconds");
    upstreamSeconds = histogram("upstream");
  }

  private static AccessLog log(AccessLogSettings.Format format) throws IOException {
    return AccessLog.open(new AccessLogSettings("/dev/null", format, List.of(), 100));
  }

  private static DistributionDataPoint histogram(String name) {
    return Histogram.builder()
        .name(name)
        .classicOnly()
        .withoutExemplars()
        .labelNames("api")
        .build()
        .labelValues("pets");
  }

  /** Closes the logs. */
  @TearDown
  public void close() {
    text.close();
    json.close();
    events.close();
  }

  /** Counts one exchange. */
  @Benchmark
  public void count() {
    metrics.began();
    metrics.ended(exchange);
  }

  /** The same counts, kept by the library. */
  @Benchmark
  public void countByLibrary() {
    inFlight.inc();
    inFlight.dec();
    requests.inc();
    received.inc(0);
    sent.inc(1024);
    seconds.observe(exchange.nanos() / 1e9);
    upstreamSeconds.observe(exchange.upstreamNanos() / 1e9);
  }

  /** Logs one exchange as text; what the writer cannot keep up with is dropped. */
  @Benchmark
  public void logText() {
    text.ended(exchange);
  }

  /** Logs one exchange as JSON. */
  @Benchmark
  public void logJson() {
    json.ended(exchange);
  }

  /** Tells one exchange as an event for analytics. */
  @Benchmark
  public void event() {
    events.ended(exchange);
  }

  /** An exchange that went well. */
  private record Ended(RouteStats route) implements ExchangeRecord {
    @Override
    public long startMillis() {
      return 1_795_600_800_123L;
    }

    @Override
    public String id() {
      return "0e7f3a51c2b84d96";
    }

    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String target() {
      return "/pets/1.0/pets/4711?fields=name";
    }

    @Override
    public int pathEnd() {
      return 19;
    }

    @Override
    public String protocol() {
      return "HTTP/1.1";
    }

    @Override
    public String host() {
      return "api.example.com";
    }

    @Override
    public String clientIp() {
      return "203.0.113.7";
    }

    @Override
    public String endpoint() {
      return "10.0.0.2:8080";
    }

    @Override
    public boolean secure() {
      return false;
    }

    @Override
    public boolean sandbox() {
      return false;
    }

    @Override
    public @Nullable String traceId() {
      return null;
    }

    @Override
    public @Nullable String spanId() {
      return null;
    }

    @Override
    public String context() {
      return "/pets/1.0";
    }

    @Override
    public String application() {
      return "";
    }

    @Override
    public String subject() {
      return "";
    }

    @Override
    public String endpointUrl() {
      return "http://10.0.0.2:8080";
    }

    @Override
    public int endpointStatus() {
      return 200;
    }

    @Override
    public long calledAfterNanos() {
      return 100_000;
    }

    @Override
    public long answeredAfterNanos() {
      return 1_100_000;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public @Nullable FaultCode fault() {
      return null;
    }

    @Override
    public long bytesIn() {
      return 0;
    }

    @Override
    public long bytesOut() {
      return 1024;
    }

    @Override
    public long nanos() {
      return 1_234_567;
    }

    @Override
    public long upstreamNanos() {
      return 1_000_000;
    }

    @Override
    public @Nullable String requestHeader(String name) {
      return name.equals("user-agent") ? "curl/8.5.0" : null;
    }
  }
}
