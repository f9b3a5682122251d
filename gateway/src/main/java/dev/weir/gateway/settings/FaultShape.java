package dev.weir.gateway.settings;

/** The shape of fault bodies. */
public enum FaultShape {
  /** {@code application/problem+json} (RFC 9457). */
  PROBLEM,
  /** What clients of WSO2 API Manager parse. */
  API_MANAGER,
  /** What clients of Choreo Connect parse. */
  CHOREO_CONNECT
}
