package dev.weir.gateway.observe;

import static dev.weir.gateway.observe.LineFormat.ascii;

import dev.weir.fault.FaultCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The combined log format that web servers use, without query strings, and after it {@code
 * name=value} pairs; absent ones are left out:
 *
 * <pre>
 * 203.0.113.7 - - [25/Nov/2026:10:00:00 +0000] "GET /pets/7 HTTP/1.1" 200 512 "-" "curl/8.5"
 *   id=7f3a api="pets" version="1.0" operation="getPet" route="GET /pets/{id}" host="a.example"
 *   endpoint="10.0.0.2:8080" in=0 ms=1.234 upstream_ms=0.981 fault=upstream-closed party=upstream
 *   x-tenant="a"
 * </pre>
 *
 * Values in quotes are escaped as in JSON.
 */
final class TextLine implements LineFormat {
  private static final byte[] NOBODY = ascii(" - - [");
  private static final byte[] REQUEST = ascii("] \"");
  private static final byte[] NO_REFERER = ascii(" \"-\" ");
  private static final byte[] NO_AGENT = ascii("\"-\" id=\"");
  private static final byte[] ID = ascii("\" id=\"");
  private static final byte[] TRACE = ascii(" trace=\"");
  private static final byte[] HOST = ascii(" host=\"");
  private static final byte[] ENDPOINT = ascii("\" endpoint=\"");
  private static final byte[] IN = ascii("\" in=");
  private static final byte[] MILLIS = ascii(" ms=");
  private static final byte[] UPSTREAM_MILLIS = ascii(" upstream_ms=");
  private static final byte[] FAULT = ascii(" fault=");
  private static final byte[] PARTY = ascii(" party=");

  private final LogTime time = new LogTime("dd/MMM/yyyy:HH:mm:ss xx");
  private final List<String> headers;

  TextLine(List<String> headers) {
    this.headers = headers;
  }

  @Override
  public void append(ExchangeRecord exchange, LineBuffer line) {
    line.text(exchange.clientIp());
    line.put(NOBODY);
    line.put(time.of(exchange.startMillis()));
    line.put(REQUEST);
    line.text(exchange.method());
    line.put(' ');
    line.text(exchange.target(), 0, exchange.pathEnd());
    line.put(' ');
    line.text(exchange.protocol());
    line.put('"');
    line.put(' ');
    line.number(exchange.status());
    line.put(' ');
    line.number(exchange.bytesOut());
    line.put(NO_REFERER);
    String agent = exchange.requestHeader("user-agent");
    if (agent == null) {
      line.put(NO_AGENT);
    } else {
      line.put('"');
      line.text(agent);
      line.put(ID);
    }
    line.text(exchange.id());
    line.put('"');
    String trace = exchange.traceId();
    if (trace != null) {
      line.put(TRACE);
      line.text(trace);
      line.put('"');
    }
    RouteStats route = exchange.route();
    if (route != null) {
      line.put(route.textFragment());
    }
    line.put(HOST);
    line.text(exchange.host());
    String endpoint = exchange.endpoint();
    if (endpoint != null) {
      line.put(ENDPOINT);
      line.text(endpoint);
    }
    line.put(IN);
    line.number(exchange.bytesIn());
    line.put(MILLIS);
    line.millis(exchange.nanos());
    if (endpoint != null) {
      line.put(UPSTREAM_MILLIS);
      line.millis(exchange.upstreamNanos());
    }
    fault(exchange.fault(), line);
    headers(exchange, line);
    line.endLine();
  }

  private static void fault(@Nullable FaultCode fault, LineBuffer line) {
    if (fault != null) {
      line.put(FAULT);
      line.text(fault.slug());
      line.put(PARTY);
      line.text(PartyName.of(fault.party()));
    }
  }

  private void headers(ExchangeRecord exchange, LineBuffer line) {
    for (int i = 0; i < headers.size(); i++) {
      String value = exchange.requestHeader(headers.get(i));
      if (value != null) {
        line.put(' ');
        line.text(headers.get(i));
        line.put('=');
        line.put('"');
        line.text(value);
        line.put('"');
      }
    }
  }
}
