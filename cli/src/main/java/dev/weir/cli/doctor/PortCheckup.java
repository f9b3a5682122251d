package dev.weir.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether a port can be listened on. */
final class PortCheckup implements Checkup {
  private final String use;
  private final String address;
  private final int port;
  private final String remedy;

  /**
   * A check of one port.
   *
   * @param use what it is for
   * @param remedy how to choose another
   */
  PortCheckup(String use, String address, int port, String remedy) {
    this.use = use;
    this.address = address;
    this.port = port;
    this.remedy = remedy;
  }

  @Override
  public List<Finding> look() {
    if (port == 0) {
      return List.of(Finding.good(use + " port", "any free one"));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return List.of(Finding.good(use + " port", port + " is free"));
    } catch (IOException taken) {
      return List.of(
          Finding.bad(use + " port", port + " cannot be opened: " + taken.getMessage(), remedy));
    }
  }
}
