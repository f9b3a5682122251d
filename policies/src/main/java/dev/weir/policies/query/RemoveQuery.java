package dev.weir.policies.query;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;

/** Removes parameters of the query before the backend gets it. */
final class RemoveQuery implements Policy {
  private final RemovedParameters removed;

  RemoveQuery(RemovedParameters removed) {
    this.removed = removed;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    String query = exchange.request().query();
    if (query != null) {
      exchange.request().query(QueryText.without(query, removed));
    }
    return Verdict.CONTINUE;
  }
}
