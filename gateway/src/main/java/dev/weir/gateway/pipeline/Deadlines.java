package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.upstream.UpstreamCall;
import dev.weir.plan.Timeouts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The times of one call to a backend, and which of its deadlines has passed. Looked at by the
 * loop's tick, so that a byte on its way costs a flag and no timer. One per exchange, on its event
 * loop.
 */
final class Deadlines {
  private final long startedAt;
  private long calledAt;
  private long sentAt;
  private long quietSince;
  private long headAt;
  private boolean active = true;

  /** Of an exchange that began at a {@link System#nanoTime}. */
  Deadlines(long startedAt) {
    this.startedAt = startedAt;
  }

  /** An attempt begins. */
  void attempt() {
    sentAt = System.nanoTime();
    quietSince = sentAt;
    if (calledAt == 0) {
      calledAt = sentAt;
    }
  }

  /** The request has been sent, its body included. */
  void requestSent() {
    if (headAt == 0) {
      sentAt = System.nanoTime();
    }
  }

  /** A byte has moved, in whichever direction. */
  void moved() {
    active = true;
  }

  /** The backend has begun to answer. */
  void answered() {
    active = true;
    headAt = System.nanoTime();
  }

  /** How long the backend took to begin its answer, in nanoseconds; 0 when it did not. */
  long upstreamNanos() {
    return headAt == 0 ? 0 : headAt - sentAt;
  }

  /** How long after the beginning the first attempt was made; -1 when none was. */
  long calledAfter() {
    return calledAt == 0 ? -1 : calledAt - startedAt;
  }

  /** How long after the beginning a backend began to answer; -1 when none did. */
  long answeredAfter() {
    return headAt == 0 ? -1 : headAt - startedAt;
  }

  /** Looks whether a byte has moved since the last look. */
  void look(long now) {
    if (active) {
      active = false;
      quietSince = now;
    }
  }

  /** Whether no byte has moved for so long. */
  boolean quietFor(Duration time, long now) {
    return passed(now, quietSince, time);
  }

  /**
   * What the backend took too long for; null when it did not.
   *
   * @param requestSent whether the backend has all of the request
   * @param backendsTurn whether it is the backend that is waited for, not the caller or a policy
   */
  @Nullable Fault late(
      long now, UpstreamCall call, Timeouts timeouts, boolean requestSent, boolean backendsTurn) {
    if (passed(now, startedAt, timeouts.total())) {
      return timeout(call, "total time is over");
    }
    return switch (call.state()) {
      case QUEUED ->
          passed(now, sentAt, call.patience())
              ? new Fault(
                  FaultCode.UPSTREAM_BUSY, call.endpoint() + ": no connection was free in time")
              : null;
      case SENT ->
          backendsTurn
                  && passed(
                      now,
                      requestSent ? sentAt : quietSince,
                      requestSent ? timeouts.response() : timeouts.idle())
              ? timeout(call, "no answer in time")
              : null;
      case ANSWERING ->
          backendsTurn && quietFor(timeouts.idle(), now)
              ? timeout(call, "silent in mid-answer")
              : null;
      case NEW, CONNECTING, DONE -> null; // connecting has its own deadline
    };
  }

  private static Fault timeout(UpstreamCall call, String what) {
    return new Fault(FaultCode.UPSTREAM_TIMEOUT, call.endpoint() + ": " + what);
  }

  private static boolean passed(long now, long since, Duration limit) {
    return !limit.isZero() && now - since > limit.toNanos();
  }
}
