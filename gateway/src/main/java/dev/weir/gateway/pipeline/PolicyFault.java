package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;

/** What becomes of an exception that a policy let out: a fault of the gateway, never an answer. */
final class PolicyFault {
  private PolicyFault() {}

  /** The fault for something thrown by a policy of that name; a {@link Fault} stays what it is. */
  static Fault of(String policy, Throwable thrown) {
    return thrown instanceof Fault fault
        ? fault
        : new Fault(FaultCode.POLICY_FAILED, policy + ": " + thrown, thrown);
  }
}
