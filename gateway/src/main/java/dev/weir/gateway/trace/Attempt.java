package dev.weir.gateway.trace;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.upstream.Endpoint;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One call to an endpoint, as a trace tells of it. On the exchange's event loop, until finished.
 */
public final class Attempt {
  private final String spanId = HexFormat.of().toHexDigits(Tracer.newId());
  private final Endpoint endpoint;
  private final String method;
  private final String path;
  private final int number;
  private final Timeline times;
  private final long begin;
  private long end;
  private int status;
  private @Nullable FaultCode fault;

  Attempt(Endpoint endpoint, HttpRequest head, int number, Timeline times) {
    this.endpoint = endpoint;
    this.method = head.method().name();
    String target = head.uri();
    int question = target.indexOf('?');
    this.path = question < 0 ? target : target.substring(0, question);
    this.number = number;
    this.times = times;
    this.begin = times.now();
  }

  /** The head of its answer has come. */
  public void answered(int code) {
    status = code;
  }

  /** All of its answer has come, or none will; only the first time counts. */
  public void ended(@Nullable FaultCode why) {
    if (end == 0) {
      end = times.now();
      fault = why;
    }
  }

  /** 16 hex digits. */
  public String spanId() {
    return spanId;
  }

  /** The method that was sent. */
  public String method() {
    return method;
  }

  /** Where it went, without a query, which may hold secrets. */
  public String url() {
    return (endpoint.secure() ? "https://" : "http://") + endpoint.authority() + path;
  }

  /** The host that was called. */
  public String host() {
    return endpoint.host();
  }

  /** The port that was called. */
  public int port() {
    return endpoint.port();
  }

  /** 0 for the first attempt. */
  public int number() {
    return number;
  }

  /** Nanoseconds since 1970. */
  public long begin() {
    return begin;
  }

  /** Nanoseconds since 1970; 0 while it goes on. */
  public long end() {
    return end;
  }

  /** What was answered; 0 when nothing was. */
  public int status() {
    return status;
  }

  /** What went wrong; null when nothing did. */
  public @Nullable FaultCode fault() {
    return fault;
  }
}
