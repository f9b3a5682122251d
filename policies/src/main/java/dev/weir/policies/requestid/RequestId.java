package dev.weir.policies.requestid;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.util.List;

/**
 * Puts the exchange's id on the request that the backend gets and on every answer, faults too. A
 * caller's own id is taken only where it is trusted: one value of 1 to 128 visible ASCII
 * characters.
 */
final class RequestId implements Policy {
  private static final int LONGEST = 128;

  private final String header;
  private final boolean trust;

  RequestId(RequestIdSettings settings) {
    this.header = settings.header();
    this.trust = settings.trust();
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    if (trust) {
      List<String> sent = exchange.request().headers().getAll(header);
      if (sent.size() == 1 && wellFormed(sent.get(0))) {
        exchange.id(sent.get(0));
      }
    }
    exchange.request().headers().set(header, exchange.id());
    return Verdict.CONTINUE;
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    exchange.response().headers().set(header, exchange.id());
    return Verdict.CONTINUE;
  }

  private static boolean wellFormed(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '!' || id.charAt(i) > '~') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= LONGEST;
  }
}
