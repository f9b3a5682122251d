package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.RequestLimits;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said against the head of a request before anybody looks for its route. */
final class Incoming {
  private Incoming() {}

  /** The first thing wrong with it; null when nothing is. */
  static @Nullable Fault flaw(HttpRequest head, RequestLimits limits) {
    if (head.decoderResult().isFailure()) {
      return undecodable(head.decoderResult().cause());
    }
    HttpVersion version = head.protocolVersion();
    if (version.majorVersion() != 1) {
      return new Fault(FaultCode.HTTP_VERSION_NOT_SUPPORTED, version.text());
    }
    if (head.uri().length() > limits.maxUri()) {
      return new Fault(FaultCode.URI_TOO_LONG, "URI of " + head.uri().length() + " characters");
    }
    if (head.method().equals(HttpMethod.CONNECT)) {
      return Fault.withHint(FaultCode.METHOD_NOT_IMPLEMENTED, "this is no tunnel");
    }
    HttpHeaders headers = head.headers();
    if (headers.size() > limits.maxHeaders()) {
      return new Fault(FaultCode.HEADERS_TOO_LARGE, headers.size() + " header fields");
    }
    if (headers.contains(HttpHeaderNames.EXPECT)
        && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
            headers.get(HttpHeaderNames.EXPECT))) {
      return new Fault(
          FaultCode.EXPECTATION_FAILED, "Expect: " + headers.get(HttpHeaderNames.EXPECT));
    }
    long length = HttpUtil.getContentLength(head, -1L);
    if (length > limits.maxBody()) {
      return new Fault(FaultCode.BODY_TOO_LARGE, "Content-Length: " + length);
    }
    return null;
  }

  /**
   * The authority that the caller addressed; null when it is missing or stands there twice (RFC
   * 9112 §3.2).
   */
  static @Nullable String authority(HttpRequest head) {
    List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.size() == 1) {
      return hosts.get(0);
    }
    return hosts.isEmpty() && head.protocolVersion().minorVersion() == 0 ? "" : null;
  }

  /** What to say of a request that could not be read. */
  static Fault undecodable(Throwable cause) {
    FaultCode code =
        cause instanceof TooLongHttpLineException
            ? FaultCode.URI_TOO_LONG
            : cause instanceof TooLongHttpHeaderException
                ? FaultCode.HEADERS_TOO_LARGE
                : cause instanceof ReadTimeoutException
                    ? FaultCode.REQUEST_TIMEOUT
                    : FaultCode.MALFORMED_REQUEST;
    return new Fault(code, String.valueOf(cause.getMessage()), cause);
  }
}
