package dev.weir.gateway;

import static java.util.Objects.requireNonNull;

import dev.weir.exchange.Outcome;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.RouteStats;
import dev.weir.gateway.pipeline.BoundRoute;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.gateway.upstream.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that has ended, as logs and metrics see it. One per event loop, used again and again.
 */
final class EndedExchange implements ExchangeRecord {
  private @Nullable LiveExchange exchange;
  private @Nullable Outcome outcome;

  /** Tells of this one from now on. */
  EndedExchange of(LiveExchange ended, Outcome how) {
    exchange = ended;
    outcome = how;
    return this;
  }

  /** Keeps nothing alive. */
  void forget() {
    exchange = null;
    outcome = null;
  }

  private LiveExchange exchange() {
    return requireNonNull(exchange, "exchange");
  }

  private Outcome outcome() {
    return requireNonNull(outcome, "outcome");
  }

  @Override
  public long startMillis() {
    return System.currentTimeMillis() - outcome().nanos() / 1_000_000;
  }

  @Override
  public String id() {
    return exchange().id();
  }

  @Override
  public String method() {
    return exchange().sentMethod();
  }

  @Override
  public String target() {
    return exchange().sentTarget();
  }

  @Override
  public int pathEnd() {
    int question = target().indexOf('?');
    return question < 0 ? target().length() : question;
  }

  @Override
  public String protocol() {
    return exchange().protocol();
  }

  @Override
  public String host() {
    return exchange().host();
  }

  @Override
  public String clientIp() {
    return exchange().client().ip();
  }

  @Override
  public @Nullable RouteStats route() {
    BoundRoute route = exchange().route();
    return route == null ? null : route.stats();
  }

  @Override
  public @Nullable String endpoint() {
    Endpoint endpoint = exchange().endpoint();
    return endpoint == null ? null : endpoint.authority();
  }

  @Override
  public boolean secure() {
    return exchange().client().secure();
  }

  @Override
  public boolean sandbox() {
    return exchange().caller().claims().get("keytype") instanceof String type
        && type.equalsIgnoreCase("sandbox");
  }

  @Override
  public @Nullable String traceId() {
    ExchangeTrace trace = exchange().trace();
    return trace == null ? null : trace.traceId();
  }

  @Override
  public @Nullable String spanId() {
    ExchangeTrace trace = exchange().trace();
    return trace == null ? null : trace.spanId();
  }

  @Override
  public @Nullable String endpointUrl() {
    Endpoint endpoint = exchange().endpoint();
    return endpoint == null ? null : endpoint.toString();
  }

  @Override
  public int endpointStatus() {
    return exchange().endpointStatus();
  }

  @Override
  public String context() {
    return exchange().context();
  }

  @Override
  public String application() {
    return exchange().caller().application();
  }

  @Override
  public String subject() {
    return exchange().caller().subject();
  }

  @Override
  public int status() {
    return outcome().status();
  }

  @Override
  public @Nullable FaultCode fault() {
    return outcome().fault();
  }

  @Override
  public long bytesIn() {
    return outcome().bytesIn();
  }

  @Override
  public long bytesOut() {
    return outcome().bytesOut();
  }

  @Override
  public long nanos() {
    return outcome().nanos();
  }

  @Override
  public long upstreamNanos() {
    return outcome().upstreamNanos();
  }

  @Override
  public long calledAfterNanos() {
    return exchange().calledAfter();
  }

  @Override
  public long answeredAfterNanos() {
    return exchange().answeredAfter();
  }

  @Override
  public @Nullable String requestHeader(String name) {
    return exchange().head().headers().get(name);
  }
}
