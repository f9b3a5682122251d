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
    all.add(requests(metrics.routes));
    all.add(seconds(metrics.apis, Metrics.REQUEST_SECONDS));
    all.add(seconds(metrics.apis, Metrics.UPSTREAM_SECONDS));
    all.add(bytes(metrics.apis, Metrics.BYTES_IN));
    all.add(bytes(metrics.apis, Metrics.BYTES_OUT));
    all.add(faults(metrics.faults));
    all.add(
        gauge(BuiltIn.IN_FLIGHT, "Exchanges that have begun and not ended.", metrics.inFlight()));
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    all.add(gauge(BuiltIn.HEAP_USED, "Bytes of the heap in use.", used));
    all.add(gauge(BuiltIn.HEAP_MAX, "Bytes that the heap may grow to.", runtime.maxMemory()));
    long direct = Math.max(0, PlatformDependent.usedDirectMemory());
    all.add(gauge(BuiltIn.DIRECT_USED, "Bytes of network buffers outside the heap.", direct));
    writer.write(to, new MetricSnapshots(all));
    return writer.getContentType();
  }

  private static MetricSnapshot requests(Map<Metrics.RouteLabels, Cells> routes) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(BuiltIn.REQUESTS);
    routes.forEach(
        (key, cells) -> {
          for (int i = 0; i < CLASSES.length; i++) {
            long count = cells.sum(i);
            if (count > 0) {
              Labels labels =
                  labels(key.api())
                      .add("operation", key.operation())
                      .add("status_class", CLASSES[i]);
              counter.dataPoint(point(labels, count));
            }
          }
        });
    return counter.help("Exchanges that have ended, by what the caller saw.").build();
  }

  private static MetricSnapshot seconds(Map<Api, Cells> apis, int offset) {
    boolean all = offset == Metrics.REQUEST_SECONDS;
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder().name(all ? BuiltIn.REQUEST_SECONDS : BuiltIn.UPSTREAM_SECONDS);
    apis.forEach(
        (api, cells) ->
            histogram.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .labels(labels(api))
                    .classicHistogramBuckets(
                        ClassicHistogramBuckets.of(
                            Histogram.BOUNDS, Histogram.counts(cells, offset)))
                    .sum(Histogram.sum(cells, offset))
                    .build()));
    return histogram
        .help(
            all
                ? "From the first byte of the request to the last byte of the answer."
                : "From sending to the backend until the head of its answer.")
        .build();
  }

  private static MetricSnapshot bytes(Map<Api, Cells> apis, int index) {
    boolean in = index == Metrics.BYTES_IN;
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(in ? BuiltIn.RECEIVED_BYTES : BuiltIn.SENT_BYTES);
    apis.forEach((api, cells) -> counter.dataPoint(point(labels(api), cells.sum(index))));
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

  private static Labels labels(Api api) {
    return Labels.of("api", api.name(), "version", api.version());
  }
}
