package dev.weir.cli.doctor;

import dev.weir.gateway.settings.ListenerPorts;
import dev.weir.gateway.settings.ListenerSettings;
import java.util.ArrayList;
import java.util.List;

/** Whether callers can come in, by which port and in which way. */
final class ListenersCheckup implements Checkup {
  private final List<ListenerSettings> listeners;

  ListenersCheckup(List<ListenerSettings> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    for (ListenerSettings listener : listeners) {
      String remedy =
          "choose another: "
              + (listener.tls().isPresent() ? "--https-port" : "--port")
              + " PORT, "
              + ListenerPorts.variable(listener.name())
              + "=PORT, or gateway.yaml";
      findings.addAll(
          new PortCheckup(listener.name(), listener.address(), listener.port(), remedy).look());
      if (listener.tls().isEmpty()) {
        findings.add(
            Finding.good(
                listener.name() + " is plain",
                "callers send without TLS; right behind a balancer that ends it"));
      }
    }
    return findings;
  }
}
