package dev.weir.gateway.pipeline;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Locale;
import java.util.Set;

/**
 * Removes from trailers what may stand in a header only (RFC 9110 §6.5.1): fields that frame,
 * route, authenticate or describe the message, which a recipient could merge and believe.
 */
final class Trailers {
  private static final Set<String> HEADER_ONLY =
      Set.of(
          "authorization",
          "cache-control",
          "connection",
          "content-encoding",
          "content-length",
          "content-range",
          "content-type",
          "cookie",
          "expect",
          "host",
          "keep-alive",
          "max-forwards",
          "proxy-authorization",
          "proxy-connection",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private Trailers() {}

  /** Cleans the trailers of a message. */
  static void clean(LastHttpContent last) {
    HttpHeaders trailers = last.trailingHeaders();
    if (!trailers.isEmpty()) {
      for (String name : trailers.names()) {
        if (HEADER_ONLY.contains(name.toLowerCase(Locale.ROOT))) {
          trailers.remove(name);
        }
      }
    }
  }
}
