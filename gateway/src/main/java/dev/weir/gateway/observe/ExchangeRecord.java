package dev.weir.gateway.observe;

import dev.weir.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an exchange that has ended. Asked on the exchange's event loop, during the call
 * that received it; nobody keeps it.
 */
public interface ExchangeRecord {
  /** When the request's first byte came, in milliseconds since 1970. */
  long startMillis();

  /** The exchange's id. */
  String id();

  /** The method as sent. */
  String method();

  /** The target as sent; only its path is told, because queries hold secrets. */
  String target();

  /** Where the path ends in the target. */
  int pathEnd();

  /** {@code HTTP/1.1}, {@code HTTP/2}. */
  String protocol();

  /** The host that was addressed; empty when there was none. */
  String host();

  /** The client's address, without brackets or zone. */
  String clientIp();

  /** What was matched; null when nothing was. */
  @Nullable RouteStats route();

  /** The path of the API as it was called, {@code /orders/v1}; empty when nothing was matched. */
  String context();

  /** Who called, as far as an application is known; empty when none is. */
  String application();

  /** Who called, as far as a user or client is known; empty when nobody is. */
  String subject();

  /** Whether the caller came over TLS. */
  boolean secure();

  /** Whether the credential is for the sandbox and not for production. */
  boolean sandbox();

  /** The trace that the exchange belongs to, 32 hex digits; null when traces are off. */
  @Nullable String traceId();

  /** Its span in that trace, 16 hex digits; null when traces are off. */
  @Nullable String spanId();

  /** The endpoint that was called last, {@code host:port}; null when none was. */
  @Nullable String endpoint();

  /** Its URL, to which paths are appended; null when none was called. */
  @Nullable String endpointUrl();

  /** What it answered; 0 when it did not. */
  int endpointStatus();

  /** What the caller saw, or 499 when the caller went away first. */
  int status();

  /** What went wrong; null when nothing did. */
  @Nullable FaultCode fault();

  /** Body bytes that came from the caller. */
  long bytesIn();

  /** Body bytes that went to the caller. */
  long bytesOut();

  /** From the first byte of the request to the last byte of the answer. */
  long nanos();

  /** From sending to the backend until its answer's head came; 0 when none was called. */
  long upstreamNanos();

  /** From the first byte of the request until an endpoint was called; -1 when none was. */
  long calledAfterNanos();

  /** From the first byte of the request until the head of an endpoint's answer; -1 without one. */
  long answeredAfterNanos();

  /** The first value of a header field of the request, as it came; null when there is none. */
  @Nullable String requestHeader(String name);
}
