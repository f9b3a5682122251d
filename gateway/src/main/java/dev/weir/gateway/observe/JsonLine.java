package dev.weir.gateway.observe;

import static dev.weir.gateway.observe.LineFormat.ascii;

import dev.weir.fault.FaultCode;
import java.util.List;

/**
 * One JSON object per line. Members: {@code time} (UTC, milliseconds), {@code client}, {@code
 * method}, {@code path} (without the query), {@code protocol}, {@code host}, {@code status}, {@code
 * bytes_in}, {@code bytes_out}, {@code ms}, {@code id}; where there is something to tell also
 * {@code trace}, {@code api}, {@code version}, {@code operation}, {@code route}, {@code endpoint},
 * {@code upstream_ms}, {@code fault}, {@code party}, {@code user_agent}, and {@code headers} with
 * those that the operator asked for.
 */
final class JsonLine implements LineFormat {
  private static final byte[] TIME = ascii("{\"time\":\"");
  private static final byte[] CLIENT = ascii("Z\",\"client\":\"");
  private static final byte[] METHOD = ascii("\",\"method\":\"");
  private static final byte[] PATH = ascii("\",\"path\":\"");
  private static final byte[] PROTOCOL = ascii("\",\"protocol\":\"");
  private static final byte[] HOST = ascii("\",\"host\":\"");
  private static final byte[] STATUS = ascii("\",\"status\":");
  private static final byte[] IN = ascii(",\"bytes_in\":");
  private static final byte[] OUT = ascii(",\"bytes_out\":");
  private static final byte[] MILLIS = ascii(",\"ms\":");
  private static final byte[] ID = ascii(",\"id\":\"");
  private static final byte[] TRACE = ascii(",\"trace\":\"");
  private static final byte[] ENDPOINT = ascii(",\"endpoint\":\"");
  private static final byte[] UPSTREAM_MILLIS = ascii("\",\"upstream_ms\":");
  private static final byte[] FAULT = ascii(",\"fault\":\"");
  private static final byte[] PARTY = ascii("\",\"party\":\"");
  private static final byte[] AGENT = ascii(",\"user_agent\":\"");
  private static final byte[] HEADERS = ascii(",\"headers\":{");

  private final LogTime time = new LogTime("yyyy-MM-dd'T'HH:mm:ss");
  private final List<String> headers;

  JsonLine(List<String> headers) {
    this.headers = headers;
  }

  @Override
  public void append(ExchangeRecord exchange, LineBuffer line) {
    line.put(TIME);
    line.put(time.of(exchange.startMillis()));
    line.put('.');
    line.padded((int) Math.floorMod(exchange.startMillis(), 1000L), 3);
    line.put(CLIENT);
    line.text(exchange.clientIp());
    line.put(METHOD);
    line.text(exchange.method());
    line.put(PATH);
    line.text(exchange.target(), 0, exchange.pathEnd());
    line.put(PROTOCOL);
    line.text(exchange.protocol());
    line.put(HOST);
    line.text(exchange.host());
    line.put(STATUS);
    line.number(exchange.status());
    line.put(IN);
    line.number(exchange.bytesIn());
    line.put(OUT);
    line.number(exchange.bytesOut());
    line.put(MILLIS);
    line.millis(exchange.nanos());
    line.put(ID);
    line.text(exchange.id());
    line.put('"');
    whatIsThere(exchange, line);
    line.put('}');
    line.endLine();
  }

  private void whatIsThere(ExchangeRecord exchange, LineBuffer line) {
    String trace = exchange.traceId();
    if (trace != null) {
      line.put(TRACE);
      line.text(trace);
      line.put('"');
    }
    RouteStats route = exchange.route();
    if (route != null) {
      line.put(route.jsonFragment());
    }
    String endpoint = exchange.endpoint();
    if (endpoint != null) {
      line.put(ENDPOINT);
      line.text(endpoint);
      line.put(UPSTREAM_MILLIS);
      line.millis(exchange.upstreamNanos());
    }
    FaultCode fault = exchange.fault();
    if (fault != null) {
      line.put(FAULT);
      line.text(fault.slug());
      line.put(PARTY);
      line.text(PartyName.of(fault.party()));
      line.put('"');
    }
    String agent = exchange.requestHeader("user-agent");
    if (agent != null) {
      line.put(AGENT);
      line.text(agent);
      line.put('"');
    }
    headers(exchange, line);
  }

  private void headers(ExchangeRecord exchange, LineBuffer line) {
    boolean any = false;
    for (int i = 0; i < headers.size(); i++) {
      String value = exchange.requestHeader(headers.get(i));
      if (value != null) {
        if (any) {
          line.put(',');
        } else {
          line.put(HEADERS);
          any = true;
        }
        line.put('"');
        line.text(headers.get(i));
        line.put('"');
        line.put(':');
        line.put('"');
        line.text(value);
        line.put('"');
      }
    }
    if (any) {
      line.put('}');
    }
  }
}
