package dev.weir.gateway.trace;

import dev.weir.gateway.observe.ExchangeRecord;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Begins the trace of every exchange. Those of callers who record theirs are recorded, those of
 * callers who do not are not; of the others an even share is, chosen by the trace's id so that all
 * who sample by it choose alike. What is not recorded still has an id and is told to backends.
 * Thread-safe.
 */
public final class Tracer {
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final long bound;
  private final Consumer<FinishedTrace> sink;

  /**
   * A tracer.
   *
   * @param samplePercent 0 to 100, of the exchanges whose callers say nothing
   * @param sink gets what is recorded, on event loops; must not wait
   */
  public Tracer(Clock clock, int samplePercent, Consumer<FinishedTrace> sink) {
    this(clock, System::nanoTime, samplePercent, sink);
  }

  Tracer(Clock clock, LongSupplier nanoTime, int samplePercent, Consumer<FinishedTrace> sink) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.bound = samplePercent >= 100 ? Long.MAX_VALUE : Long.MAX_VALUE / 100 * samplePercent;
    this.sink = sink;
  }

  /** Begins; on the exchange's event loop. */
  public ExchangeTrace begin(HttpHeaders caller) {
    TraceParent parent = TraceParent.of(caller);
    Instant now = clock.instant();
    Timeline times = new Timeline(now.getEpochSecond() * 1_000_000_000L + now.getNano(), nanoTime);
    if (parent != null) {
      return new ExchangeTrace(
          parent.traceId(),
          parent.spanId(),
          parent.sampled(),
          caller.get(TraceParent.STATE),
          times);
    }
    long low = newId();
    HexFormat hex = HexFormat.of();
    String traceId = hex.toHexDigits(ThreadLocalRandom.current().nextLong()) + hex.toHexDigits(low);
    boolean sampled = bound > 0 && (low & Long.MAX_VALUE) <= bound;
    return new ExchangeTrace(traceId, null, sampled, null, times);
  }

  /** Hands on what was recorded; on the exchange's event loop. */
  public void ended(ExchangeTrace trace, ExchangeRecord exchange) {
    if (trace.sampled()) {
      sink.accept(FinishedTrace.of(trace, exchange));
    }
  }

  /** An id that is not zero. */
  static long newId() {
    long id = 0;
    while (id == 0) {
      id = ThreadLocalRandom.current().nextLong();
    }
    return id;
  }
}
