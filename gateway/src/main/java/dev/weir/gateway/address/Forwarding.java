package dev.weir.gateway.address;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Collection;
import java.util.List;

/**
 * What backends are told about the way a request came: {@code X-Forwarded-For}, {@code -Proto},
 * {@code -Host}, {@code Forwarded} (RFC 7239) and {@code Via} (RFC 9110 §7.6.3). All of it is what
 * the gateway knows itself; what the request said in these fields, and in others of their kind, is
 * removed in every spelling, since the parts that trusted proxies vouch for are in the {@link
 * KnownClient} already. Thread-safe.
 */
public final class Forwarding {
  /** How often a request may pass the same gateway before it is refused. */
  static final int MOST_PASSES = 8;

  private static final AsciiString FORWARDED = AsciiString.cached("forwarded");
  private static final AsciiString FOR = AsciiString.cached("x-forwarded-for");
  private static final AsciiString PROTO = AsciiString.cached("x-forwarded-proto");
  private static final AsciiString HOST = AsciiString.cached("x-forwarded-host");

  private final ProtectedFields protectedFields;
  private final String pseudonym;
  private final AsciiString viaHttp10;
  private final AsciiString viaHttp1;
  private final AsciiString viaHttp2;

  /**
   * For one gateway.
   *
   * @param pseudonym its name in {@code Via}: a token, unique per process, so that loops show
   * @param others names of further fields that only the gateway may say
   */
  public Forwarding(String pseudonym, Collection<String> others) {
    this.protectedFields = new ProtectedFields(others);
    this.pseudonym = pseudonym;
    this.viaHttp10 = AsciiString.cached("1.0 " + pseudonym);
    this.viaHttp1 = AsciiString.cached("1.1 " + pseudonym);
    this.viaHttp2 = AsciiString.cached("2.0 " + pseudonym);
  }

  /** Takes out of a request what only the gateway may say, before anybody reads it. */
  public void clean(HttpHeaders headers) {
    protectedFields.strip(headers);
  }

  /**
   * Tells the backend, in place of what policies may have said in these fields.
   *
   * @param authority the caller's {@code Host} or {@code :authority}, checked
   * @param protocol what the caller spoke: {@code HTTP/1.0}, {@code HTTP/1.1}, {@code HTTP/2}
   */
  public void tell(HttpHeaders headers, KnownClient client, String authority, String protocol) {
    headers.set(FOR, client.hops());
    headers.set(PROTO, client.scheme());
    if (!authority.isEmpty()) {
      headers.set(HOST, authority);
    }
    headers.set(FORWARDED, client.forwarded(authority));
    headers.add(HttpHeaderNames.VIA, via(protocol));
  }

  // RFC 9110 §7.6.3: the protocol that was received
  private AsciiString via(String protocol) {
    return switch (protocol) {
      case "HTTP/2" -> viaHttp2;
      case "HTTP/1.0" -> viaHttp10;
      default -> viaHttp1;
    };
  }

  /** Whether a request has passed this very gateway too often: 508. */
  public boolean loops(HttpHeaders headers) {
    if (!headers.contains(HttpHeaderNames.VIA)) {
      return false;
    }
    List<String> values = headers.getAll(HttpHeaderNames.VIA);
    int passes = 0;
    for (String value : values) {
      for (int at = value.indexOf(pseudonym); at >= 0; at = value.indexOf(pseudonym, at + 1)) {
        passes++;
      }
    }
    return passes >= MOST_PASSES;
  }
}
