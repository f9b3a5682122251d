package dev.weir.exchange;

import java.net.InetAddress;

/** The network side of whoever sent the request. */
public interface Client {
  /**
   * The client's address: the socket's peer, unless a trusted proxy says otherwise. Without a
   * look-up of its name.
   */
  InetAddress address();

  /** The address as text, without brackets or zone. */
  String ip();

  /** Whether the connection to the gateway, or to a trusted proxy before it, uses TLS. */
  boolean secure();
}
