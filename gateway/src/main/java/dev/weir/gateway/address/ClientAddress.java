package dev.weir.gateway.address;

import dev.weir.gateway.settings.TrustedProxies;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client behind trusted proxies. The chosen header field is read from right to left, the
 * way it grew: each entry is believed because the one who wrote it is trusted, and the first
 * address that is not trusted is the client. What stands further left was written by the client and
 * means nothing. Thread-safe.
 */
public final class ClientAddress {
  /** Chains longer than this are not followed; the last proxy that was reached is the client. */
  private static final int MOST_HOPS = 32;

  private final Networks trusted;
  private final TrustedProxies.Header from;

  /**
   * Reads the networks.
   *
   * @throws IllegalArgumentException when one is malformed
   */
  public ClientAddress(TrustedProxies settings) {
    this.trusted = Networks.of(settings.networks());
    this.from = settings.from();
  }

  /** Whether a connection's peer may say who the client is. Ask once per connection. */
  public boolean trusts(InetAddress peer) {
    return trusted.contains(peer);
  }

  /**
   * Who sent a request that came from a trusted peer; the peer itself when it does not say.
   *
   * @param peer for which {@link #trusts} is true
   */
  public KnownClient behind(KnownClient peer, HttpHeaders headers) {
    return from == TrustedProxies.Header.FORWARDED
        ? byForwarded(peer, headers)
        : byForwardedFor(peer, headers);
  }

  private KnownClient byForwarded(KnownClient peer, HttpHeaders headers) {
    String field = joined(headers.getAll("forwarded"));
    Walk walk = new Walk(peer);
    int end = field.length();
    while (end > 0 && walk.goesOn) {
      // Quotes are not looked at here: an open quote further left is the client's doing and must
      // not swallow what trusted proxies added.
      int comma = field.lastIndexOf(',', end - 1);
      ForwardedElement element = ForwardedElement.of(field.substring(comma + 1, end));
      walk.step(element.node(), element.proto());
      end = comma;
    }
    return walk.client();
  }

  private KnownClient byForwardedFor(KnownClient peer, HttpHeaders headers) {
    String field = joined(headers.getAll("x-forwarded-for"));
    String[] protos = joined(headers.getAll("x-forwarded-proto")).split(",", -1);
    String[] nodes = field.split(",", -1);
    Walk walk = new Walk(peer);
    for (int i = nodes.length - 1; i >= 0 && walk.goesOn && !field.isEmpty(); i--) {
      // One protocol per address, or one that a proxy in front has set for all.
      String proto = protos.length == nodes.length ? protos[i] : protos[protos.length - 1];
      walk.step(nodes[i].strip(), proto.strip());
    }
    return walk.client();
  }

  private static String joined(List<String> values) {
    return values.size() == 1 ? values.get(0) : String.join(",", values);
  }

  /** The way from the peer to the client. */
  private final class Walk {
    private final KnownClient peer;
    private final StringBuilder proxies = new StringBuilder();
    private InetAddress at;
    private boolean secure;
    private boolean goesOn = true;
    private int hops;

    private Walk(KnownClient peer) {
      this.peer = peer;
      this.at = peer.address();
      this.secure = peer.secure();
    }

    private void step(@Nullable String node, @Nullable String proto) {
      byte[] address = node == null ? null : Node.address(node);
      if (address == null) {
        goesOn = false;
        return;
      }
      if (proto != null && proto.equalsIgnoreCase("https")) {
        secure = true;
      } else if (proto != null && proto.equalsIgnoreCase("http")) {
        secure = false;
      }
      String passed = NetUtil.toAddressString(at);
      proxies.insert(0, proxies.isEmpty() ? passed : passed + ", ");
      try {
        at = InetAddress.getByAddress(address);
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(impossible);
      }
      hops++;
      goesOn = hops < MOST_HOPS && trusted.contains(address);
    }

    private KnownClient client() {
      return proxies.isEmpty() ? peer : KnownClient.behind(at, secure, proxies.toString());
    }
  }
}
