package dev.weir.gateway.analytics;

import dev.weir.gateway.observe.ExchangeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One event, kept for whoever sends it later. Filled by one thread, then only read. */
public final class Event {
  private final List<Consumer<EventFields>> fields = new ArrayList<>(40);
  private final long millis;
  private final boolean fault;
  private final @Nullable String traceId;
  private final @Nullable String spanId;

  private Event(ExchangeRecord exchange) {
    millis = exchange.startMillis();
    fault = exchange.fault() != null;
    traceId = exchange.traceId();
    spanId = exchange.spanId();
  }

  /** What is to be told of an exchange; keeps nothing of it alive. */
  static Event of(ExchangeRecord exchange, EventForm form) {
    Event event = new Event(exchange);
    form.tell(exchange, event.new Kept());
    return event;
  }

  /** When the exchange began, in milliseconds since 1970. */
  public long millis() {
    return millis;
  }

  /** Whether something went wrong. */
  public boolean fault() {
    return fault;
  }

  /** The trace that the exchange belongs to; null when traces are off. */
  public @Nullable String traceId() {
    return traceId;
  }

  /** The exchange's span in it. */
  public @Nullable String spanId() {
    return spanId;
  }

  /** Tells all fields. */
  public void tell(EventFields to) {
    fields.forEach(field -> field.accept(to));
  }

  private final class Kept implements EventFields {
    @Override
    public void text(String name, String value) {
      fields.add(to -> to.text(name, value));
    }

    @Override
    public void number(String name, long value) {
      fields.add(to -> to.number(name, value));
    }

    @Override
    public void flag(String name, boolean value) {
      fields.add(to -> to.flag(name, value));
    }

    @Override
    public void property(String name, String value) {
      fields.add(to -> to.property(name, value));
    }
  }
}
