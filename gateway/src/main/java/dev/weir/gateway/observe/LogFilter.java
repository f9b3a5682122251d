package dev.weir.gateway.observe;

import java.util.Optional;

/**
 * Which exchanges somebody follows; an empty text is any.
 *
 * @param api the name of an API
 * @param status {@code 404}, or {@code 5xx}
 * @param id of the exchange, or of the trace that it belongs to
 */
public record LogFilter(String api, String status, String id) {
  /** All. */
  public static final LogFilter ALL = new LogFilter("", "", "");

  /** Reads what somebody asked for; empty when the status is none. */
  public static Optional<LogFilter> of(String api, String status, String id) {
    boolean good = status.isEmpty() || status.matches("[1-5]([0-9]{2}|xx)");
    return good ? Optional.of(new LogFilter(api, status, id)) : Optional.empty();
  }

  boolean admits(ExchangeRecord exchange) {
    RouteStats route = exchange.route();
    return (api.isEmpty() || (route != null && route.apiName().equals(api)))
        && (status.isEmpty() || admits(exchange.status()))
        && (id.isEmpty() || exchange.id().equals(id) || id.equals(exchange.traceId()));
  }

  private boolean admits(int code) {
    return status.endsWith("xx")
        ? code / 100 == status.charAt(0) - '0'
        : status.equals(Integer.toString(code));
  }
}
