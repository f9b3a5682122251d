package dev.weir.gateway.analytics;

import dev.weir.gateway.observe.ExchangeRecord;
import dev.weir.gateway.observe.LineBuffer;
import dev.weir.gateway.observe.LineFormat;
import dev.weir.gateway.observe.LogTime;
import dev.weir.gateway.settings.AnalyticsSettings.Format;

/** An event as one line: a JSON object, or one behind the words that ELK set-ups look for. */
final class EventLine implements LineFormat {
  private static final byte[] REPORTER = LineFormat.ascii("]  INFO ELKCounterMetric apimMetrics: ");
  private static final byte[] RESPONSE = LineFormat.ascii("apim:response");
  private static final byte[] FAULT = LineFormat.ascii("apim:faulty");
  private static final byte[] PROPERTIES = LineFormat.ascii(", properties :");

  private final EventForm form;
  private final boolean elk;
  private final LogTime time = new LogTime("yyyy-MM-dd HH:mm:ss");

  EventLine(EventForm form, Format format) {
    this.form = form;
    this.elk = format == Format.ELK;
  }

  @Override
  public void append(ExchangeRecord exchange, LineBuffer line) {
    if (elk) {
      line.put('[');
      line.put(time.of(exchange.startMillis()));
      line.put(',');
      line.padded((int) Math.floorMod(exchange.startMillis(), 1000L), 3);
      line.put(REPORTER);
      line.put(exchange.fault() == null ? RESPONSE : FAULT);
      line.put(PROPERTIES);
    }
    JsonFields object = new JsonFields(line);
    form.tell(exchange, object);
    object.end();
    line.endLine();
  }
}
