package dev.weir.gateway.listen;

import dev.weir.exchange.Client;
import io.netty.util.NetUtil;
import java.net.InetAddress;

/**
 * Whoever opened the connection.
 *
 * @param address the socket's peer
 * @param ip the same as text
 * @param secure whether the connection uses TLS
 */
public record SocketClient(InetAddress address, String ip, boolean secure) implements Client {
  /** The peer at an address. */
  public static SocketClient of(InetAddress address, boolean secure) {
    return new SocketClient(address, NetUtil.toAddressString(address), secure);
  }
}
