package dev.weir.gateway.upstream;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says which addresses may be called, after the name was resolved, so that no name can hide an
 * address. Thread-safe.
 *
 * @param rule true for an address that may be called
 */
public record EgressGuard(Predicate<InetAddress> rule) {
  /** Whether an address may be called. */
  public boolean allows(InetAddress address) {
    return rule.test(address);
  }

  /** The address that an IP literal names, null for a name that must be resolved. */
  static @Nullable InetSocketAddress literal(String host, int port) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
    if (bytes == null) {
      return null;
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
