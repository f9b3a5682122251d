package dev.weir.testkit;

/** The two ways to run Weir. */
public enum GatewayKind {
  /** One process that serves one bundle. */
  IMMUTABLE,
  /** Nodes that a control plane tells what to serve. */
  CENTRAL
}
