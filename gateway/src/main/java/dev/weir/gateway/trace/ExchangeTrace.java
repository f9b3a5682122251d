package dev.weir.gateway.trace;

import dev.weir.gateway.upstream.Endpoint;
import dev.weir.policy.Stage;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trace of one exchange while it runs; on its event loop. */
public final class ExchangeTrace {
  /** More happens in no sensible exchange. */
  private static final int MOST = 128;

  private final String traceId;
  private final String spanId = HexFormat.of().toHexDigits(Tracer.newId());
  private final @Nullable String parent;
  private final boolean sampled;
  private final @Nullable String state;
  private final Timeline times;
  private final List<Step> steps;
  private final List<Attempt> attempts;

  ExchangeTrace(
      String traceId,
      @Nullable String parent,
      boolean sampled,
      @Nullable String state,
      Timeline times) {
    this.traceId = traceId;
    this.parent = parent;
    this.sampled = sampled;
    this.state = state;
    this.times = times;
    this.steps = sampled ? new ArrayList<>() : List.of();
    this.attempts = sampled ? new ArrayList<>(1) : List.of();
  }

  /**
   * Something on the way.
   *
   * @param name of a policy, or {@code answer}
   * @param stage of the policy, lower case; empty for what is none
   * @param epochNanos when it began
   */
  public record Step(String name, String stage, long epochNanos) {}

  /** 32 hex digits. */
  public String traceId() {
    return traceId;
  }

  /** Whether it is recorded. */
  public boolean sampled() {
    return sampled;
  }

  /** A policy of the request is asked. */
  public void policy(String name, Stage stage) {
    if (sampled && steps.size() < MOST) {
      steps.add(new Step(name, stage.name().toLowerCase(Locale.ROOT), times.now()));
    }
  }

  /** The head of the answer goes to the caller. */
  public void answer() {
    if (sampled && steps.size() < MOST) {
      steps.add(new Step("answer", "", times.now()));
    }
  }

  /** An endpoint is about to be called: the request tells it the trace. */
  public Attempt attempt(Endpoint to, HttpRequest head) {
    Attempt attempt = new Attempt(to, head, attempts.size(), times);
    head.headers().set(TraceParent.FIELD, TraceParent.field(traceId, attempt.spanId(), sampled));
    if (parent == null) {
      // §3.3: it belongs to the field that was not understood
      head.headers().remove(TraceParent.STATE);
    }
    if (sampled && attempts.size() < MOST) {
      attempts.add(attempt);
    }
    return attempt;
  }

  /** The span of the exchange itself, 16 hex digits. */
  public String spanId() {
    return spanId;
  }

  @Nullable String parent() {
    return parent;
  }

  @Nullable String state() {
    return state;
  }

  Timeline times() {
    return times;
  }

  List<Step> steps() {
    return steps;
  }

  List<Attempt> attempts() {
    return attempts;
  }
}
