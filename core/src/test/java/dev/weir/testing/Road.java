package dev.weir.testing;

import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;

/** Leads exchanges past one policy as the gateway would, without the gateway. */
public final class Road {
  private Road() {}

  /**
   * The request meets the policy; when it passes, the backend answers with a status and headers
   * (names and values in turn); whatever the answer is, it meets the policy on its way back.
   */
  public static FakeResponse through(
      Policy policy, FakeExchange exchange, int status, String... headers) {
    Verdict verdict = policy.onRequest(exchange);
    if (verdict instanceof Verdict.Continue) {
      exchange.answer(status, headers);
    } else {
      settle(exchange, verdict);
    }
    return back(policy, exchange);
  }

  /** The answer that the exchange has meets the policy. */
  public static FakeResponse back(Policy policy, FakeExchange exchange) {
    Verdict verdict = policy.onResponse(exchange);
    if (!(verdict instanceof Verdict.Continue)) {
      settle(exchange, verdict);
    }
    return exchange.response();
  }

  private static void settle(FakeExchange exchange, Verdict verdict) {
    if (verdict instanceof Verdict.Answer answer) {
      exchange.answer(answer.reply());
    } else if (verdict instanceof Verdict.Fail fail) {
      exchange.answer(fail.fault());
    } else {
      throw new AssertionError("the policy waits: complete its stage first");
    }
  }
}
