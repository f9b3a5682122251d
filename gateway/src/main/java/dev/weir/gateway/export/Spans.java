package dev.weir.gateway.export;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.observe.RouteStats;
import dev.weir.gateway.trace.Attempt;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.gateway.trace.FinishedTrace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spans of a finished trace: one of the exchange, and below it one of each attempt at an endpoint.
 * Names and attributes are those of the stable conventions for HTTP; ours begin with {@code weir}.
 */
final class Spans {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private Spans() {}

  static List<SpanData> of(FinishedTrace trace, Resource resource) {
    List<SpanData> spans = new ArrayList<>(1 + trace.attempts().size());
    TraceState state = state(trace.state());
    SpanContext own =
        SpanContext.create(trace.traceId(), trace.spanId(), TraceFlags.getSampled(), state);
    String parent = trace.parent();
    spans.add(
        new FinishedSpan(
            name(trace),
            SpanKind.SERVER,
            own,
            parent == null
                ? SpanContext.getInvalid()
                : SpanContext.createFromRemoteParent(
                    trace.traceId(), parent, TraceFlags.getSampled(), state),
            trace.status() >= 500 ? StatusData.error() : StatusData.unset(),
            trace.begin(),
            trace.end(),
            attributes(trace),
            trace.steps().stream().map(Spans::event).toList(),
            resource));
    for (Attempt attempt : trace.attempts()) {
      boolean failed = attempt.fault() != null || attempt.status() >= 400;
      spans.add(
          new FinishedSpan(
              method(attempt.method()),
              SpanKind.CLIENT,
              SpanContext.create(trace.traceId(), attempt.spanId(), TraceFlags.getSampled(), state),
              own,
              failed ? StatusData.error() : StatusData.unset(),
              attempt.begin(),
              attempt.end(),
              attributes(attempt),
              List.of(),
              resource));
    }
    return spans;
  }

  private static String name(FinishedTrace trace) {
    RouteStats route = trace.route();
    return route == null
        ? method(trace.method())
        : method(trace.method()) + " " + trace.context() + route.template();
  }

  /** The name of a span must not be the caller's to choose. */
  private static String method(String method) {
    return METHODS.contains(method) ? method : "HTTP";
  }

  private static Attributes attributes(FinishedTrace trace) {
    AttributesBuilder to = Attributes.builder();
    method(to, trace.method());
    text(to, "url.path", trace.path());
    text(to, "url.scheme", trace.secure() ? "https" : "http");
    text(to, "network.protocol.version", version(trace.protocol()));
    text(to, "client.address", trace.client());
    if (!trace.host().isEmpty()) {
      text(to, "server.address", trace.host());
    }
    text(to, "user_agent.original", trace.userAgent());
    number(to, "http.response.status_code", trace.status());
    text(to, "weir.exchange.id", trace.exchange());
    RouteStats route = trace.route();
    if (route != null) {
      text(to, "http.route", trace.context() + route.template());
      text(to, "weir.api", route.apiName());
      text(to, "weir.api.version", route.apiVersion());
      text(to, "weir.operation", route.operation());
    }
    FaultCode fault = trace.fault();
    if (fault != null) {
      text(to, "weir.fault", fault.slug());
    }
    if (trace.status() >= 500) {
      text(to, "error.type", fault == null ? Integer.toString(trace.status()) : fault.slug());
    }
    return to.build();
  }

  private static Attributes attributes(Attempt attempt) {
    AttributesBuilder to = Attributes.builder();
    method(to, attempt.method());
    text(to, "url.full", attempt.url());
    text(to, "server.address", attempt.host());
    number(to, "server.port", attempt.port());
    if (attempt.status() > 0) {
      number(to, "http.response.status_code", attempt.status());
    }
    if (attempt.number() > 0) {
      number(to, "http.request.resend_count", attempt.number());
    }
    FaultCode fault = attempt.fault();
    if (fault != null) {
      text(to, "error.type", fault.slug());
    } else if (attempt.status() >= 400) {
      text(to, "error.type", Integer.toString(attempt.status()));
    }
    return to.build();
  }

  private static void method(AttributesBuilder to, String method) {
    if (METHODS.contains(method)) {
      text(to, "http.request.method", method);
    } else {
      text(to, "http.request.method", "_OTHER");
      text(to, "http.request.method_original", method);
    }
  }

  /** {@code HTTP/1.1} is {@code 1.1}. */
  private static String version(String protocol) {
    return protocol.substring(protocol.indexOf('/') + 1);
  }

  private static EventData event(ExchangeTrace.Step step) {
    return EventData.create(
        step.epochNanos(),
        step.name(),
        step.stage().isEmpty()
            ? Attributes.empty()
            : Attributes.of(AttributeKey.stringKey("weir.stage"), step.stage()));
  }

  private static TraceState state(@Nullable String field) {
    if (field == null) {
      return TraceState.getDefault();
    }
    // the first one is the newest, and the builder puts each in front
    String[] members = field.split(",", 33);
    TraceStateBuilder builder = TraceState.builder();
    for (int i = Math.min(members.length, 32) - 1; i >= 0; i--) {
      int equals = members[i].indexOf('=');
      if (equals > 0) {
        builder.put(
            members[i].substring(0, equals).strip(), members[i].substring(equals + 1).strip());
      }
    }
    return builder.build();
  }

  private static void text(AttributesBuilder to, String key, @Nullable String value) {
    if (value != null) {
      to.put(AttributeKey.stringKey(key), value);
    }
  }

  private static void number(AttributesBuilder to, String key, long value) {
    to.put(AttributeKey.longKey(key), value);
  }
}
