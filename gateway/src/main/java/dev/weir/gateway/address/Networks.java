package dev.weir.gateway.address;

import java.net.InetAddress;
import java.util.List;

/** Several networks. Immutable. */
public final class Networks {
  private final Network[] networks;

  private Networks(List<Network> networks) {
    this.networks = networks.toArray(new Network[0]);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException as {@link Network#of}
   */
  public static Networks of(List<String> texts) {
    return new Networks(texts.stream().map(Network::of).toList());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return networks.length == 0;
  }

  /** Whether an address belongs to one of them. */
  public boolean contains(InetAddress address) {
    return networks.length > 0 && contains(address.getAddress());
  }

  /** Whether an address of 4 or 16 bytes belongs to one of them. */
  boolean contains(byte[] address) {
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
