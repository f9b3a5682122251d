package dev.weir.policies.security;

import dev.weir.exchange.Exchange;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;

/**
 * Refuses every call: this version has no authenticators, and an operation that requires one is
 * never open.
 */
final class Security implements Policy {
  private final String detail;

  Security(SecuritySettings settings) {
    this.detail = "no authenticator for " + settings.alternatives();
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    return Verdict.fail(new Fault(FaultCode.SECURITY_NOT_AVAILABLE, detail));
  }
}
