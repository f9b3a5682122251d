package dev.weir.system;

import dev.weir.exchange.Exchange;
import dev.weir.exchange.Outcome;
import dev.weir.policy.Policy;
import dev.weir.testkit.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers how exchanges ended. Thread-safe. */
final class Ends implements Policy {
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

  @Override
  public void onEnd(Exchange exchange, Outcome outcome) {
    outcomes.add(outcome);
  }

  /** The only end there was; waits for it. */
  Outcome only() {
    Await.until("the exchange to end", () -> !outcomes.isEmpty());
    if (outcomes.size() > 1) {
      throw new AssertionError("ended more than once: " + outcomes);
    }
    return outcomes.get(0);
  }

  /** How many there were. */
  int count() {
    return outcomes.size();
  }
}
