package dev.weir.gateway.export;

import dev.weir.gateway.analytics.Event;
import dev.weir.gateway.analytics.EventFields;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

/** An analytics event as a log record: each of its fields an attribute of the same name. */
final class EventRecord implements LogRecordData {
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.create("dev.weir.gateway.analytics");

  private final Event event;
  private final Resource resource;
  private final Attributes attributes;

  EventRecord(Event event, Resource resource) {
    this.event = event;
    this.resource = resource;
    AttributesBuilder builder = Attributes.builder();
    event.tell(
        new EventFields() {
          @Override
          public void text(String name, String value) {
            builder.put(AttributeKey.stringKey(name), value);
          }

          @Override
          public void number(String name, long value) {
            builder.put(AttributeKey.longKey(name), value);
          }

          @Override
          public void flag(String name, boolean value) {
            builder.put(AttributeKey.booleanKey(name), value);
          }

          @Override
          public void property(String name, String value) {
            builder.put(AttributeKey.stringKey("properties." + name), value);
          }
        });
    attributes = builder.build();
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }

  @Override
  public long getTimestampEpochNanos() {
    return event.millis() * 1_000_000;
  }

  @Override
  public long getObservedTimestampEpochNanos() {
    return getTimestampEpochNanos();
  }

  @Override
  public SpanContext getSpanContext() {
    String trace = event.traceId();
    String span = event.spanId();
    return trace == null || span == null
        ? SpanContext.getInvalid()
        : SpanContext.create(trace, span, TraceFlags.getDefault(), TraceState.getDefault());
  }

  @Override
  public Severity getSeverity() {
    return event.fault() ? Severity.WARN : Severity.INFO;
  }

  @Override
  public String getSeverityText() {
    return getSeverity().name();
  }

  @Override
  @SuppressWarnings("deprecation") // the interface has no other way to say that there is none
  public io.opentelemetry.sdk.logs.data.Body getBody() {
    return io.opentelemetry.sdk.logs.data.Body.empty();
  }

  @Override
  public @Nullable Value<?> getBodyValue() {
    return null;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return attributes.size();
  }

  @Override
  public String getEventName() {
    return event.fault() ? "apim.fault" : "apim.response";
  }
}
