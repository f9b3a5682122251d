package dev.weir.gateway.observe;

import dev.weir.fault.FaultCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An exchange that has ended, as a test wants it. */
final class Ended implements ExchangeRecord {
  long startMillis = 1_795_600_800_123L;
  String id = "7f3a";
  String method = "GET";
  String target = "/pets/7?token=secret";
  String protocol = "HTTP/1.1";
  String host = "api.example.com";
  String clientIp = "203.0.113.7";
  @Nullable RouteStats route;
  String context = "";
  String application = "";
  String subject = "";
  @Nullable String endpoint;
  @Nullable String endpointUrl;
  int endpointStatus;
  long calledAfterNanos = -1;
  long answeredAfterNanos = -1;
  int status = 200;
  @Nullable FaultCode fault;
  long bytesIn;
  long bytesOut = 512;
  long nanos = 1_234_567;
  long upstreamNanos;
  final Map<String, String> headers = new HashMap<>();

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
