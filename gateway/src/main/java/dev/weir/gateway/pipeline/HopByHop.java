package dev.weir.gateway.pipeline;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Set;

/**
 * Removes what concerns one connection only (RFC 9110 §7.6.1): {@code Connection}, what it names,
 * and the fields that predate it. What frames the message stays, even when {@code Connection} names
 * it, since nobody may talk a proxy out of the framing.
 */
final class HopByHop {
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
  private static final AsciiString[] PROXY = {
    AsciiString.cached("proxy-connection"),
    AsciiString.cached("proxy-authorization"),
    AsciiString.cached("proxy-authenticate"),
    AsciiString.cached("proxy-authentication-info"),
    // no field at all, but what CGI programs take for the address of a proxy (CVE-2016-5385)
    AsciiString.cached("proxy")
  };

  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "host", "trailer");

  private HopByHop() {}

  /** Strips a request or an answer. */
  static void strip(HttpHeaders headers) {
    if (headers.contains(HttpHeaderNames.CONNECTION)) {
      for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
        removeNamed(headers, value);
      }
      headers.remove(HttpHeaderNames.CONNECTION);
    }
    headers.remove(KEEP_ALIVE);
    for (AsciiString name : PROXY) {
      headers.remove(name);
    }
    headers.remove(HttpHeaderNames.UPGRADE);
    String te = headers.get(HttpHeaderNames.TE);
    if (te != null) {
      headers.remove(HttpHeaderNames.TE);
      if (te.toLowerCase(Locale.ROOT).contains("trailers")) {
        headers.set(HttpHeaderNames.TE, HttpHeaderValues.TRAILERS);
      }
    }
  }

  private static void removeNamed(HttpHeaders headers, String value) {
    int from = 0;
    while (from <= value.length()) {
      int comma = value.indexOf(',', from);
      int to = comma < 0 ? value.length() : comma;
      String name = value.substring(from, to).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty()
          && !name.equals("close")
          && !name.equals("keep-alive")
          && !FRAMING.contains(name)) {
        headers.remove(name);
      }
      from = to + 1;
    }
  }
}
