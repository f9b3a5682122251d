package dev.weir.gateway.address;

import dev.weir.exchange.Client;
import io.netty.util.NetUtil;
import java.net.InetAddress;

/**
 * The client as far as it is known: whoever opened the connection, or whom trusted proxies name. It
 * also keeps what backends are told about it, so that a connection's requests make those texts
 * once. One event loop.
 */
public final class KnownClient implements Client {
  private final InetAddress address;
  private final String ip;
  private final boolean secure;
  private final String hops;
  private String authority = "";
  private String forwarded = "";

  private KnownClient(InetAddress address, String ip, boolean secure, String hops) {
    this.address = address;
    this.ip = ip;
    this.secure = secure;
    this.hops = hops;
  }

  /** The peer of a connection. */
  public static KnownClient peer(InetAddress address, boolean secure) {
    String ip = NetUtil.toAddressString(address);
    return new KnownClient(address, ip, secure, ip);
  }

  /** A client behind trusted proxies; {@code proxies} are their addresses, from far to near. */
  static KnownClient behind(InetAddress address, boolean secure, String proxies) {
    String ip = NetUtil.toAddressString(address);
    return new KnownClient(address, ip, secure, ip + ", " + proxies);
  }

  @Override
  public InetAddress address() {
    return address;
  }

  @Override
  public String ip() {
    return ip;
  }

  @Override
  public boolean secure() {
    return secure;
  }

  /** The value of {@code X-Forwarded-For}: the client, then every trusted proxy up to the last. */
  String hops() {
    return hops;
  }

  /** The value of {@code Forwarded} (RFC 7239 §4) for a call to a host. */
  String forwarded(String host) {
    if (!host.equals(authority) || forwarded.isEmpty()) {
      authority = host;
      forwarded = element(host);
    }
    return forwarded;
  }

  /** {@code http} or {@code https}. */
  String scheme() {
    return secure ? "https" : "http";
  }

  private String element(String host) {
    StringBuilder element = new StringBuilder("for=");
    if (ip.indexOf(':') < 0) {
      element.append(ip);
    } else {
      element.append("\"[").append(ip).append("]\"");
    }
    if (!host.isEmpty()) {
      element.append(";host=\"").append(host).append('"');
    }
    return element.append(";proto=").append(scheme()).toString();
  }
}
