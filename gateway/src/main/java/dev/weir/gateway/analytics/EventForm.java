package dev.weir.gateway.analytics;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.RouteStats;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which fields an event has. Names, and what stands for what is not known, are those of API
 * Manager's events, so that what reads those reads these. No query, no credential and no header
 * field but those that the operator named. Thread-safe.
 */
final class EventForm {
  private static final String UNKNOWN = "UNKNOWN";
  private static final int NO_NUMBER = -1;

  /** The organisation of those who have only one. */
  private static final String TENANT = "carbon.super";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<String> headers;
  private final String environment;

  /** With these request headers as properties, of a gateway of this environment. */
  EventForm(List<String> headers, String environment) {
    this.headers = headers;
    this.environment = environment.isEmpty() ? "Default" : environment;
  }

  void tell(ExchangeRecord exchange, EventFields to) {
    FaultCode fault = exchange.fault();
    to.text("eventType", fault == null ? "response" : "fault");
    to.text("requestTimestamp", TIME.format(Instant.ofEpochMilli(exchange.startMillis())));
    to.text("correlationId", exchange.id());
    api(exchange, to);
    application(exchange, to);
    to.text("destination", or(exchange.endpointUrl()));
    int answered = exchange.endpointStatus();
    to.number("targetResponseCode", answered == 0 ? NO_NUMBER : answered);
    to.number("proxyResponseCode", exchange.status());
    to.flag("responseCacheHit", false);
    if (fault != null) {
      ErrorKind kind = ErrorKind.of(fault);
      to.text("errorType", kind.type());
      to.number("errorCode", fault.number());
      to.text("errorMessage", kind.category());
    }
    latencies(exchange, to);
    caller(exchange, to);
    to.text("gatewayType", "WEIR");
    to.text("regionId", "default");
    to.text("environmentId", environment);
    properties(exchange, to);
  }

  private static void api(ExchangeRecord exchange, EventFields to) {
    RouteStats route = exchange.route();
    to.text("apiId", route == null ? UNKNOWN : route.apiId());
    to.text("apiName", route == null ? UNKNOWN : route.apiName());
    to.text("apiVersion", route == null ? UNKNOWN : route.apiVersion());
    to.text("apiType", "HTTP");
    to.text("apiContext", route == null ? UNKNOWN : exchange.context());
    to.text("apiMethod", exchange.method());
    to.text("apiResourceTemplate", route == null ? UNKNOWN : route.template());
    to.text("apiCreator", UNKNOWN);
    to.text("apiCreatorTenantDomain", TENANT);
    to.text("organizationId", TENANT);
  }

  private static void application(ExchangeRecord exchange, EventFields to) {
    String application = or(exchange.application());
    to.text("applicationId", application);
    to.text("applicationName", application);
    to.text("applicationOwner", UNKNOWN);
    to.text("keyType", exchange.sandbox() ? "SANDBOX" : "PRODUCTION");
  }

  /** The three parts add up to the whole. */
  private static void latencies(ExchangeRecord exchange, EventFields to) {
    long whole = exchange.nanos() / 1_000_000;
    long called = exchange.calledAfterNanos();
    long before = called < 0 ? whole : Math.min(whole, called / 1_000_000);
    long answered = exchange.answeredAfterNanos();
    long backend =
        called < 0
            ? 0
            : answered < 0 ? whole - before : Math.min(whole, answered / 1_000_000) - before;
    to.number("requestMediationLatency", before);
    to.number("backendLatency", backend);
    to.number("responseMediationLatency", whole - before - backend);
    to.number("responseLatency", whole);
  }

  private static void caller(ExchangeRecord exchange, EventFields to) {
    String agent = exchange.requestHeader("user-agent");
    to.text("userAgent", UserAgent.program(agent));
    to.text("platform", UserAgent.platform(agent));
    to.text("userIp", exchange.clientIp());
    if (!exchange.subject().isEmpty()) {
      to.text("userName", exchange.subject());
    }
  }

  private void properties(ExchangeRecord exchange, EventFields to) {
    String trace = exchange.traceId();
    if (trace != null) {
      to.property("traceId", trace);
    }
    for (String header : headers) {
      String value = exchange.requestHeader(header);
      if (value != null) {
        to.property(header, value);
      }
    }
  }

  private static String or(@Nullable String text) {
    return text == null || text.isEmpty() ? UNKNOWN : text;
  }
}
