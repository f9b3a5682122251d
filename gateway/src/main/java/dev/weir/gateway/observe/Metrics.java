package dev.weir.gateway.observe;

import static java.util.Objects.requireNonNull;

import dev.weir.exchange.Api;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.MetricLabels;
import dev.weir.policy.Meters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is counted. {@link #began} and {@link #ended} add to memory of the calling thread and cost
 * some tens of nanoseconds; labels come from plans only, so their number is bounded. Thread-safe.
 */
public final class Metrics implements Meters {
  /** Requests per status class, index 1 to 5; 0 for what has none. */
  static final int CLASSES = 6;

  /** Where durations begin among the cells of a route. */
  static final int REQUEST_SECONDS = CLASSES;

  static final int UPSTREAM_SECONDS = 0;
  static final int BYTES_IN = Histogram.WIDTH;
  static final int BYTES_OUT = BYTES_IN + 1;
  private static final Api NOBODY = new Api("", "");

  /** The labels of requests. */
  record RouteLabels(Api api, String operation) {}

  final Map<RouteLabels, Cells> routes = new ConcurrentHashMap<>();
  final Map<Api, Cells> apis = new ConcurrentHashMap<>();
  final Map<FaultCode, LongAdder> faults = new EnumMap<>(FaultCode.class);
  final Cells inFlight = new Cells(1);
  final Series series = new Series();
  final Map<Integer, Cells> lags = new ConcurrentHashMap<>();
  final List<Consumer<Samples>> told = new CopyOnWriteArrayList<>();
  final MetricLabels shown;
  private final Lanes lanes = new Lanes();
  private final RouteStats unmatched;

  /** Counts nothing so far, and tells apart what can be. */
  public Metrics() {
    this(MetricLabels.ALL);
  }

  /** Counts nothing so far. */
  public Metrics(MetricLabels shown) {
    this.shown = shown;
    unmatched = route("", "", "", "");
    for (FaultCode code : FaultCode.values()) {
      faults.put(code, new LongAdder());
    }
  }

  /** A value that can be taken away again. */
  public interface Registration {
    /** Takes it away; a second time does nothing. */
    void remove();
  }

  /**
   * What counts for a route; the same operation goes on with the same numbers after a reload.
   * Called when a plan is bound.
   *
   * @param route the id of the route, for the access log
   */
  public RouteStats route(String api, String version, String operation, String route) {
    Api key = shown.api() ? new Api(api, version) : NOBODY;
    RouteLabels labels = new RouteLabels(key, shown.operation() ? operation : "");
    return new RouteStats(
        routes.computeIfAbsent(labels, absent -> new Cells(CLASSES + Histogram.WIDTH)),
        apis.computeIfAbsent(key, absent -> new Cells(BYTES_OUT + 1)),
        api,
        version,
        operation,
        route);
  }

  /** Forgets the numbers of all other APIs, after a reload. */
  public void retain(Set<Api> served) {
    routes.keySet().removeIf(key -> !served.contains(key.api()) && !key.api().equals(NOBODY));
    apis.keySet().removeIf(key -> !served.contains(key) && !key.equals(NOBODY));
  }

  /** Counts an exchange that begins. */
  public void began() {
    Cells.add(inFlight.of(lanes.current()), 0, 1);
  }

  /** Counts an exchange that has ended; once for every {@link #began}. */
  public void ended(ExchangeRecord exchange) {
    int lane = lanes.current();
    Cells.add(inFlight.of(lane), 0, -1);
    RouteStats route = exchange.route();
    if (route == null) {
      route = unmatched;
    }
    int statusClass = exchange.status() / 100;
    long[] own = route.requests.of(lane);
    Cells.add(own, statusClass < CLASSES ? statusClass : 0, 1);
    Histogram.add(own, REQUEST_SECONDS, exchange.nanos());
    long[] api = route.api.of(lane);
    if (exchange.upstreamNanos() > 0) {
      Histogram.add(api, UPSTREAM_SECONDS, exchange.upstreamNanos());
    }
    Cells.add(api, BYTES_IN, exchange.bytesIn());
    Cells.add(api, BYTES_OUT, exchange.bytesOut());
    FaultCode fault = exchange.fault();
    if (fault != null) {
      requireNonNull(faults.get(fault)).increment();
    }
  }

  /** How many exchanges are in flight. */
  public long inFlight() {
    return inFlight.sum(0);
  }

  @Override
  public Counter counter(String name, String help, Map<String, String> labels) {
    BuiltIn.refuse(name);
    LongAdder sum =
        series.holder(
            Series.Kind.COUNTER, name, help, labels, LongAdder.class, LongAdder::new, Metrics::now);
    return sum::add;
  }

  /** A level; the same name and labels give the same level. */
  public Level level(String name, String help, Map<String, String> labels) {
    BuiltIn.refuse(name);
    return series.holder(
        Series.Kind.GAUGE, name, help, labels, Level.class, Level::new, level -> level::now);
  }

  /** A gauge that is read when metrics are asked for, by any thread. */
  public Registration gauge(
      String name, String help, Map<String, String> labels, DoubleSupplier now) {
    return put(Series.Kind.GAUGE, name, help, labels, now);
  }

  /** A counter that somebody else keeps, read when metrics are asked for. */
  public Registration counted(
      String name, String help, Map<String, String> labels, DoubleSupplier now) {
    return put(Series.Kind.COUNTER, name, help, labels, now);
  }

  /**
   * Lets somebody tell numbers whenever metrics are asked for, by any thread; names must not be
   * those of other metrics.
   */
  public void tell(Consumer<Samples> teller) {
    told.add(teller);
  }

  /** Where the lags of one event loop are counted, by that loop alone. */
  long[] lag(int loop) {
    return lags.computeIfAbsent(loop, absent -> new Cells(Histogram.WIDTH)).of(0);
  }

  /**
   * Writes all of it.
   *
   * @param accept the scraper's {@code Accept}; null when it sent none
   * @return the media type of what was written
   */
  public String write(OutputStream to, @Nullable String accept) throws IOException {
    return Exposition.write(this, to, accept);
  }

  private Registration put(
      Series.Kind kind, String name, String help, Map<String, String> labels, DoubleSupplier now) {
    BuiltIn.refuse(name);
    Map<String, String> copy = Map.copyOf(labels);
    Object holder = series.put(kind, name, help, copy, now);
    return () -> series.remove(name, copy, holder);
  }

  private static DoubleSupplier now(LongAdder sum) {
    return sum::sum;
  }
}
