package dev.weir.policies.maxbody;

import dev.weir.exchange.Exchange;
import dev.weir.fault.FaultCode;
import dev.weir.policies.text.Ascii;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Refuses request bodies beyond a size: at once when the head says how long the body is, otherwise
 * as soon as more has come. Bytes are counted as transferred, before any decompression.
 */
final class MaxBody implements Policy {
  private final long most;
  private final String hint;

  MaxBody(MaxBodySettings settings) {
    this.most = settings.bytes();
    this.hint = "at most " + most + " bytes are accepted here";
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    return announced(exchange) > most
        ? Verdict.refuse(FaultCode.BODY_TOO_LARGE, hint)
        : Verdict.CONTINUE;
  }

  /** None where the length was announced: HTTP's own framing ends such a body there. */
  @Override
  public @Nullable BodyFilter requestFilter(Exchange exchange) {
    return announced(exchange) >= 0 ? null : new ByteLimit(most, hint);
  }

  /** What Content-Length says; -1 when it says nothing that can be read. */
  private static long announced(Exchange exchange) {
    String length = exchange.request().headers().get("Content-Length");
    if (length == null || length.isEmpty() || !length.chars().allMatch(Ascii::digit)) {
      return -1;
    }
    return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
  }
}
