package dev.weir.gateway.observe;

import dev.weir.gateway.settings.LogField;
import dev.weir.gateway.settings.LogPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as the operator's pattern says. Every value is escaped as in JSON strings, so that no
 * caller can end a line, a pair of quotes, or a terminal's patience.
 */
final class PatternLine implements LineFormat {
  private final LogTime time = new LogTime("yyyy-MM-dd'T'HH:mm:ss");
  private final Step[] steps;

  /** Appends a part of the line. */
  private interface Step {
    void append(ExchangeRecord exchange, LineBuffer line);
  }

  PatternLine(LogPattern pattern) {
    List<Step> made = new ArrayList<>();
    for (LogPattern.Part part : pattern.parts()) {
      if (part instanceof LogPattern.Text text) {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        made.add((exchange, line) -> line.put(bytes));
      } else if (part instanceof LogPattern.Value value) {
        made.add(step(value));
      }
    }
    steps = made.toArray(new Step[0]);
  }

  @Override
  public void append(ExchangeRecord exchange, LineBuffer line) {
    for (Step step : steps) {
      step.append(exchange, line);
    }
    line.endLine();
  }

  private Step step(LogPattern.Value value) {
    LogField field = value.field();
    byte[] fallback = value.fallback().getBytes(StandardCharsets.UTF_8);
    return switch (field) {
      case TIME -> this::time;
      case PATH -> (exchange, line) -> line.text(exchange.target(), 0, exchange.pathEnd());
      case STATUS -> (exchange, line) -> line.number(exchange.status());
      case BYTES_IN -> (exchange, line) -> line.number(exchange.bytesIn());
      case BYTES_OUT -> (exchange, line) -> line.number(exchange.bytesOut());
      case MS -> (exchange, line) -> line.millis(exchange.nanos());
      case UPSTREAM_MS ->
          (exchange, line) -> {
            if (exchange.endpoint() == null) {
              line.put(fallback);
            } else {
              line.millis(exchange.upstreamNanos());
            }
          };
      default ->
          (exchange, line) -> {
            String text = text(field, value.header(), exchange);
            if (text == null || text.isEmpty()) {
              line.put(fallback);
            } else {
              line.text(text);
            }
          };
    };
  }

  private void time(ExchangeRecord exchange, LineBuffer line) {
    line.put(time.of(exchange.startMillis()));
    line.put('.');
    line.padded((int) Math.floorMod(exchange.startMillis(), 1000L), 3);
    line.put('Z');
  }

  private static @Nullable String text(LogField field, String header, ExchangeRecord exchange) {
    RouteStats route = exchange.route();
    return switch (field) {
      case CLIENT_IP -> exchange.clientIp();
      case METHOD -> exchange.method();
      case PROTOCOL -> exchange.protocol();
      case HOST -> exchange.host();
      case REQUEST_ID -> exchange.id();
      case TRACE_ID -> exchange.traceId();
      case API_NAME -> route == null ? null : route.apiName();
      case API_VERSION -> route == null ? null : route.apiVersion();
      case OPERATION -> route == null ? null : route.operation();
      case ROUTE -> route == null ? null : route.id();
      case ENDPOINT -> exchange.endpoint();
      case APPLICATION -> exchange.application();
      case FAULT -> exchange.fault() == null ? null : exchange.fault().slug();
      case PARTY -> exchange.fault() == null ? null : PartyName.of(exchange.fault().party());
      case HEADER -> exchange.requestHeader(header);
      case TIME, PATH, STATUS, BYTES_IN, BYTES_OUT, MS, UPSTREAM_MS ->
          throw new IllegalArgumentException(field + " is no text");
    };
  }
}
