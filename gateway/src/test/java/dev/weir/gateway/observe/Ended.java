package dev.weir.gateway.observe;

import dev.weir.fault.FaultCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An exchange that has ended, as a test wants it. */
public final class Ended implements ExchangeRecord {
  public long startMillis = 1_795_600_800_123L;
  public String id = "7f3a";
  public String method = "GET";
  public String target = "/pets/7?token=secret";
  public String protocol = "HTTP/1.1";
  public String host = "api.example.com";
  public String clientIp = "203.0.113.7";
  public @Nullable RouteStats route;
  public boolean secure;
  public boolean sandbox;
  public @Nullable String traceId;
  public @Nullable String spanId;
  public String context = "";
  public String application = "";
  public String subject = "";
  public @Nullable String endpoint;
  public @Nullable String endpointUrl;
  public int endpointStatus;
  public long calledAfterNanos = -1;
  public long answeredAfterNanos = -1;
  public int status = 200;
  public @Nullable FaultCode fault;
  public long bytesIn;
  public long bytesOut = 512;
  public long nanos = 1_234_567;
  public long upstreamNanos;
  public final Map<String, String> headers = new HashMap<>();

  @Override
  public long startMillis() {
    return startMillis;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public int pathEnd() {
    int query = target.indexOf('?');
    return query < 0 ? target.length() : query;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public String clientIp() {
    return clientIp;
  }

  @Override
  public @Nullable RouteStats route() {
    return route;
  }

  @Override
  public @Nullable String endpoint() {
    return endpoint;
  }

  @Override
  public boolean secure() {
    return secure;
  }

  @Override
  public boolean sandbox() {
    return sandbox;
  }

  @Override
  public @Nullable String traceId() {
    return traceId;
  }

  @Override
  public @Nullable String spanId() {
    return spanId;
  }

  @Override
  public String context() {
    return context;
  }

  @Override
  public String application() {
    return application;
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public @Nullable String endpointUrl() {
    return endpointUrl;
  }

  @Override
  public int endpointStatus() {
    return endpointStatus;
  }

  @Override
  public long calledAfterNanos() {
    return calledAfterNanos;
  }

  @Override
  public long answeredAfterNanos() {
    return answeredAfterNanos;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public @Nullable FaultCode fault() {
    return fault;
  }

  @Override
  public long bytesIn() {
    return bytesIn;
  }

  @Override
  public long bytesOut() {
    return bytesOut;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long upstreamNanos() {
    return upstreamNanos;
  }

  @Override
  public @Nullable String requestHeader(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }
}
