package dev.weir.policy;

import dev.weir.exchange.Exchange;
import dev.weir.exchange.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One capability acting on exchanges, made once per route when a plan is bound. All methods are
 * called on the exchange's event loop and must not block; one object serves many exchanges on many
 * loops at once, so its fields do not change. An exception from any method is a fault of the
 * gateway and refuses the exchange.
 */
public interface Policy {
  /** Decides about a request. Called once, in {@link Stage} order. */
  default Verdict onRequest(Exchange exchange) {
    return Verdict.CONTINUE;
  }

  /**
   * Acts on the answer's head: the backend's, a policy's or a fault's. Called for every policy
   * whose {@link #onRequest} was called, in reverse order. {@link Verdict.Answer} puts another
   * answer in its place.
   */
  default Verdict onResponse(Exchange exchange) {
    return Verdict.CONTINUE;
  }

  /**
   * The last call for this exchange, exactly once for every policy whose {@link #onRequest} was
   * called, after an abort too. Give back here what was taken.
   */
  default void onEnd(Exchange exchange, Outcome outcome) {}

  /**
   * Whether this exchange's request body is needed after all, where the type's body use is WHOLE.
   * Asked once, before {@link #onRequest}; when no policy wants it, it streams by, however large.
   */
  default boolean wantsRequestBody(Exchange exchange) {
    return true;
  }

  /**
   * Whether this exchange's response body is needed after all, where the type's body use is WHOLE.
   * Asked once, when the answer's head is there; when no policy wants it, it streams by, however
   * large.
   */
  default boolean wantsResponseBody(Exchange exchange) {
    return true;
  }

  /** The filter of this exchange's request body, where the type's body use is TAP or FILTER. */
  default @Nullable BodyFilter requestFilter(Exchange exchange) {
    return null;
  }

  /** The filter of this exchange's response body, where the type's body use is TAP or FILTER. */
  default @Nullable BodyFilter responseFilter(Exchange exchange) {
    return null;
  }

  /** The filter of messages in one direction; null to let them pass without being looked at. */
  default @Nullable MessageFilter messageFilter(Exchange exchange, Direction direction) {
    return null;
  }
}
