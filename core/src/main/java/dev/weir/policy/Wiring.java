package dev.weir.policy;

import java.time.Clock;

/** The few things outside itself that a policy may use. Thread-safe. */
public interface Wiring {
  /** The time. Policies take it from here, never from the system, so that tests can move it. */
  Clock clock();

  /** Counters that show in the gateway's metrics. */
  Meters meters();

  /** Calls to other services. */
  HttpCalls http();

  /** A place for work that is slow or blocks. */
  Offload offload();

  /** Resolves references to secrets. */
  Secrets secrets();
}
