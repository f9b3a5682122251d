package dev.weir.gateway.observe;

import dev.weir.exchange.Api;
import dev.weir.fault.FaultCode;
import io.netty.util.internal.PlatformDependent;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Turns {@link Metrics} into what Prometheus reads. Its library loads at the first scrape. */
final class Exposition {
  private static final String[] CLASSES = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};
  private static final ExpositionFormats FORMATS = ExpositionFormats.init();

  private Exposition() {}

  static String write(Metrics metrics, OutputStream to, @Nullable String accept)
      throws IOException {
    ExpositionFormatWriter writer = FORMATS.findWriter(accept);
    List<MetricSnapshot> all = new ArrayList<>(metrics.series.snapshots());
    all.add(requests(metrics));
    all.add(seconds(metrics));
    all.add(upstreamSeconds(metrics));
    all.add(bytes(metrics, Metrics.BYTES_IN));
    all.add(bytes(metrics, Metrics.BYTES_OUT));
    all.add(faults(metrics.faults));
    all.add(
        gauge(BuiltIn.IN_FLIGHT, "Exchanges that have begun and not ended.", metrics.inFlight()));
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    all.add(gauge(BuiltIn.HEAP_USED, "Bytes of the heap in use.", used));
    all.add(gauge(BuiltIn.HEAP_MAX, "Bytes that the heap may grow to.", runtime.maxMemory()));
    long direct = Math.max(0, PlatformDependent.usedDirectMemory());
    all.add(gauge(BuiltIn.DIRECT_USED, "Bytes of network buffers outside the heap.", direct));
    long most = PlatformDependent.maxDirectMemory();
    all.add(gauge(BuiltIn.DIRECT_MAX, "Bytes that these may grow to.", most));
    all.add(lags(metrics.lags));
    Samples samples = new Samples();
    metrics.told.forEach(teller -> teller.accept(samples));
    samples.snapshots().forEach(all::add);
    writer.write(to, new MetricSnapshots(all));
    return writer.getContentType();
  }

  private static MetricSnapshot requests(Metrics metrics) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(BuiltIn.REQUESTS);
    metrics.routes.forEach(
        (key, cells) -> {
          long all = 0;
          for (int i = 0; i < CLASSES.length; i++) {
            long count = cells.sum(i);
            all += count;
            if (count > 0 && metrics.shown.statusClass()) {
              Labels labels = labels(metrics, key).add("status_class", CLASSES[i]);
              counter.dataPoint(point(labels, count));
            }
          }
          if (all > 0 && !metrics.shown.statusClass()) {
            counter.dataPoint(point(labels(metrics, key), all));
          }
        });
    return counter.help("Exchanges that have ended, by what the caller saw.").build();
  }

  private static MetricSnapshot seconds(Metrics metrics) {
    HistogramSnapshot.Builder histogram = HistogramSnapshot.builder().name(BuiltIn.REQUEST_SECONDS);
    metrics.routes.forEach(
        (key, cells) -> {
          if (Histogram.any(cells, Metrics.REQUEST_SECONDS)) {
            histogram.dataPoint(point(labels(metrics, key), cells, Metrics.REQUEST_SECONDS));
          }
        });
    return histogram
        .help("From the first byte of the request to the last byte of the answer.")
        .build();
  }

  private static MetricSnapshot upstreamSeconds(Metrics metrics) {
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder().name(BuiltIn.UPSTREAM_SECONDS);
    metrics.apis.forEach(
        (api, cells) ->
            histogram.dataPoint(point(labels(metrics, api), cells, Metrics.UPSTREAM_SECONDS)));
    return histogram.help("From sending to the backend until the head of its answer.").build();
  }

  private static MetricSnapshot lags(Map<Integer, Cells> lags) {
    HistogramSnapshot.Builder histogram = HistogramSnapshot.builder().name(BuiltIn.LOOP_LAG);
    lags.forEach(
        (loop, cells) -> histogram.dataPoint(point(Labels.of("loop", loop.toString()), cells, 0)));
    return histogram.help("How late event loops are for what they were asked to do.").build();
  }

  private static HistogramDataPointSnapshot point(Labels labels, Cells cells, int offset) {
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(
            ClassicHistogramBuckets.of(Histogram.BOUNDS, Histogram.counts(cells, offset)))
        .sum(Histogram.sum(cells, offset))
        .build();
  }

  private static MetricSnapshot bytes(Metrics metrics, int index) {
    boolean in = index == Metrics.BYTES_IN;
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(in ? BuiltIn.RECEIVED_BYTES : BuiltIn.SENT_BYTES);
    metrics.apis.forEach(
        (api, cells) -> counter.dataPoint(point(labels(metrics, api), cells.sum(index))));
    return counter.help(in ? "Body bytes from callers." : "Body bytes to callers.").build();
  }

  private static MetricSnapshot faults(Map<FaultCode, LongAdder> faults) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(BuiltIn.FAULTS);
    faults.forEach(
        (code, sum) -> {
          long count = sum.sum();
          if (count > 0) {
            Labels labels = Labels.of("code", code.slug(), "party", PartyName.of(code.party()));
            counter.dataPoint(point(labels, count));
          }
        });
    return counter.help("What went wrong, and whose fault it was.").build();
  }

  private static CounterDataPointSnapshot point(Labels labels, long count) {
    return CounterDataPointSnapshot.builder().labels(labels).value((double) count).build();
  }

  private static MetricSnapshot gauge(String name, String help, long value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  private static Labels labels(Metrics metrics, Metrics.RouteLabels route) {
    Labels labels = labels(metrics, route.api());
    return metrics.shown.operation() ? labels.add("operation", route.operation()) : labels;
  }

  private static Labels labels(Metrics metrics, Api api) {
    return metrics.shown.api()
        ? Labels.of("api", api.name(), "version", api.version())
        : Labels.EMPTY;
  }
}
