package dev.weir.gateway.admin;

import dev.weir.gateway.match.HostName;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request was meant for this port. A page in a browser that reaches it by a name of
 * its own, which was pointed here, is refused (DNS rebinding).
 */
final class AdminHost {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String configured;

  /** {@code address} is what the operator wrote. */
  AdminHost(String address) {
    this.configured = bracketed(address.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a {@code Host} field names this machine's loopback, the configured address, or the
   * address at which the connection came in.
   */
  boolean accepts(@Nullable String field, SocketAddress local) {
    String host = field == null ? null : HostName.of(field);
    if (host == null || host.isEmpty()) {
      return false;
    }
    return LOOPBACK.contains(host)
        || host.equals(configured)
        || (local instanceof InetSocketAddress inet
            && host.equals(bracketed(NetUtil.toAddressString(inet.getAddress()))));
  }

  private static String bracketed(String address) {
    return address.indexOf(':') >= 0 && !address.startsWith("[") ? "[" + address + "]" : address;
  }
}
