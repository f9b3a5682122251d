package dev.weir.gateway.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything the operator decides about one gateway. Immutable. {@link #DEFAULT} is what {@code
 * weir run} uses without a {@code gateway.yaml}.
 *
 * @param sources which APIs, when the command line names none
 * @param listeners where callers come in
 * @param admin where operators come in
 * @param requests limits on what callers may send
 * @param trustedProxies who may say who the client is
 * @param trust files with PEM certificates that upstreams name
 * @param egress which addresses may be called
 * @param faults the shape of fault bodies
 * @param log what the gateway says about itself
 * @param accessLog where the access log goes
 * @param observe what is told about exchanges beside it
 * @param shutdown how to go away
 * @param transport how sockets are driven
 * @param defaults what holds for APIs that say nothing
 */
public record GatewaySettings(
    ApiSources sources,
    List<ListenerSettings> listeners,
    AdminSettings admin,
    RequestLimits requests,
    TrustedProxies trustedProxies,
    Map<String, Path> trust,
    EgressRules egress,
    FaultShape faults,
    LogSettings log,
    AccessLogSettings accessLog,
    ObserveSettings observe,
    ShutdownSettings shutdown,
    TransportKind transport,
    ApiDefaults defaults) {
  /** HTTP on port 8080 of every address, admin on port 9090 of loopback. */
  public static final GatewaySettings DEFAULT =
      new GatewaySettings(
          ApiSources.NONE,
          List.of(ListenerSettings.plain("http", 8080)),
          AdminSettings.DEFAULT,
          RequestLimits.DEFAULT,
          TrustedProxies.NOBODY,
          Map.of(),
          EgressRules.ANY,
          FaultShape.PROBLEM,
          LogSettings.DEFAULT,
          AccessLogSettings.STDOUT,
          ObserveSettings.DEFAULT,
          ShutdownSettings.DEFAULT,
          TransportKind.AUTO,
          ApiDefaults.DEFAULT);

  /** Copies the collections. */
  public GatewaySettings {
    listeners = List.copyOf(listeners);
    trust = Map.copyOf(trust);
  }

  /** The same with other APIs. */
  public GatewaySettings withSources(ApiSources other) {
    return new GatewaySettings(
        other,
        listeners,
        admin,
        requests,
        trustedProxies,
        trust,
        egress,
        faults,
        log,
        accessLog,
        observe,
        shutdown,
        transport,
        defaults);
  }

  /** The same with other listeners. */
  public GatewaySettings withListeners(List<ListenerSettings> others) {
    return new GatewaySettings(
        sources,
        others,
        admin,
        requests,
        trustedProxies,
        trust,
        egress,
        faults,
        log,
        accessLog,
        observe,
        shutdown,
        transport,
        defaults);
  }

  /** The same with another admin port. */
  public GatewaySettings withAdmin(AdminSettings other) {
    return new GatewaySettings(
        sources,
        listeners,
        other,
        requests,
        trustedProxies,
        trust,
        egress,
        faults,
        log,
        accessLog,
        observe,
        shutdown,
        transport,
        defaults);
  }

  /** The same with another transport. */
  public GatewaySettings withTransport(TransportKind other) {
    return new GatewaySettings(
        sources,
        listeners,
        admin,
        requests,
        trustedProxies,
        trust,
        egress,
        faults,
        log,
        accessLog,
        observe,
        shutdown,
        other,
        defaults);
  }

  /** The same with another access log. */
  public GatewaySettings withAccessLog(AccessLogSettings other) {
    return new GatewaySettings(
        sources,
        listeners,
        admin,
        requests,
        trustedProxies,
        trust,
        egress,
        faults,
        log,
        other,
        observe,
        shutdown,
        transport,
        defaults);
  }

  /** The same with other things told about exchanges. */
  public GatewaySettings withObserve(ObserveSettings other) {
    return new GatewaySettings(
        sources,
        listeners,
        admin,
        requests,
        trustedProxies,
        trust,
        egress,
        faults,
        log,
        accessLog,
        other,
        shutdown,
        transport,
        defaults);
  }

  /** The same with another shape of faults. */
  public GatewaySettings withFaults(FaultShape other) {
    return new GatewaySettings(
        sources,
        listeners,
        admin,
        requests,
        trustedProxies,
        trust,
        egress,
        other,
        log,
        accessLog,
        observe,
        shutdown,
        transport,
        defaults);
  }

  /** The same with other rules on what may be called. */
  public GatewaySettings withEgress(EgressRules other) {
    return new GatewaySettings(
        sources,
        listeners,
        admin,
        requests,
        trustedProxies,
        trust,
        other,
        faults,
        log,
        accessLog,
        observe,
        shutdown,
        transport,
        defaults);
  }
}
