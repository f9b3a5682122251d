package dev.weir.plan;

import java.util.List;

/**
 * A named set of endpoints.
 *
 * @param name {@code default} unless the author chose another
 * @param endpoints where calls go
 * @param sandbox where calls of callers of type SANDBOX go; empty when there is no such set
 * @param balance how one is chosen
 * @param timeouts how long to wait for what
 * @param connections how many, process-wide and per endpoint
 * @param protocols what is spoken, in order of preference: {@code h2}, {@code h2c} (prior
 *     knowledge), {@code http/1.1}
 * @param trust the name of the certificates to believe; empty means the machine's own
 */
public record UpstreamPlan(
    String name,
    List<EndpointPlan> endpoints,
    List<EndpointPlan> sandbox,
    Balance balance,
    Timeouts timeouts,
    Connections connections,
    List<String> protocols,
    String trust) {
  /** Copies the lists. */
  public UpstreamPlan {
    endpoints = List.copyOf(endpoints);
    sandbox = List.copyOf(sandbox);
    protocols = List.copyOf(protocols);
  }

  /** How an endpoint is chosen. */
  public enum Balance {
    /** In turn, by weight. */
    ROUND_ROBIN,
    /** By chance, by weight. */
    RANDOM,
    /** The first that works, in written order. */
    FAILOVER
  }
}
