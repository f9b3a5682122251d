package dev.weir.policies.path;

import dev.weir.exchange.Exchange;
import dev.weir.fault.FaultCode;
import dev.weir.policies.template.Filling;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;

/**
 * Sends another path to the backend. Values are percent-encoded, and a value that would make the
 * path lead elsewhere is refused, so what was authorised is what is called.
 */
final class RewritePath implements Policy {
  private final Filling path;

  RewritePath(Filling path) {
    this.path = path;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    String text = path.in(exchange);
    if (PathText.astray(text)) {
      return refused();
    }
    try {
      exchange.request().upstreamPath(text);
      return Verdict.CONTINUE;
    } catch (IllegalArgumentException impossible) {
      return refused(); // what is written was judged when it was read, so it is a value
    }
  }

  private static Verdict refused() {
    return Verdict.refuse(
        FaultCode.PATH_NOT_CANONICAL, "a value of this request does not fit into a path");
  }
}
