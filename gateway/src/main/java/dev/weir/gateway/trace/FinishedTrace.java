package dev.weir.gateway.trace;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.RouteStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trace whose exchange has ended, with what its span says. Immutable; holds no query, no body and
 * no header field but {@code User-Agent}.
 *
 * @param parent the caller's span; null when it named none
 * @param state what other systems wrote along ({@code tracestate}); null for nothing
 * @param begin nanoseconds since 1970
 * @param end nanoseconds since 1970
 * @param path as it was sent
 * @param protocol {@code HTTP/1.1}, {@code HTTP/2}
 * @param context the API's path; empty when no route was found
 * @param status what the caller saw
 */
public record FinishedTrace(
    String traceId,
    String spanId,
    @Nullable String parent,
    @Nullable String state,
    long begin,
    long end,
    String exchange,
    String method,
    String path,
    boolean secure,
    String host,
    String protocol,
    String context,
    String client,
    @Nullable String userAgent,
    @Nullable RouteStats route,
    int status,
    @Nullable FaultCode fault,
    List<ExchangeTrace.Step> steps,
    List<Attempt> attempts) {

  static FinishedTrace of(ExchangeTrace trace, ExchangeRecord exchange) {
    // what still goes on was given up for the same reason
    trace.attempts().forEach(attempt -> attempt.ended(exchange.fault()));
    return new FinishedTrace(
        trace.traceId(),
        trace.spanId(),
        trace.parent(),
        trace.state(),
        trace.times().begin(),
        trace.times().now(),
        exchange.id(),
        exchange.method(),
        exchange.target().substring(0, exchange.pathEnd()),
        exchange.secure(),
        exchange.host(),
        exchange.protocol(),
        exchange.context(),
        exchange.clientIp(),
        exchange.requestHeader("user-agent"),
        exchange.route(),
        exchange.status(),
        exchange.fault(),
        List.copyOf(trace.steps()),
        List.copyOf(trace.attempts()));
  }
}
