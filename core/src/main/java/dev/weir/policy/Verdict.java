package dev.weir.policy;

import static java.util.Objects.requireNonNull;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Reply;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** What a policy decides. */
public sealed interface Verdict {
  /** Go on. The common case; allocates nothing. */
  Verdict CONTINUE = new Continue();

  /** Stop here and answer. */
  static Verdict answer(Reply reply) {
    return new Answer(reply);
  }

  /** Stop here: something is wrong. */
  static Verdict fail(Fault fault) {
    return new Fail(fault);
  }

  /** Stop here; {@code hint} is shown to the caller. */
  static Verdict refuse(FaultCode code, String hint) {
    return new Fail(Fault.withHint(code, hint));
  }

  /**
   * Not known yet. The exchange rests until the stage completes, on any thread, and resumes on its
   * own event loop. When the deadline passes first, or the stage fails, the exchange is refused.
   */
  static Verdict await(CompletionStage<Verdict> stage, Duration deadline) {
    return new Wait(stage, deadline);
  }

  /** Go on. */
  record Continue() implements Verdict {}

  /** Stop here and answer. */
  record Answer(Reply reply) implements Verdict {
    /** Checks that there is a reply. */
    public Answer {
      requireNonNull(reply, "reply");
    }
  }

  /** Stop here: something is wrong. */
  record Fail(Fault fault) implements Verdict {
    /** Checks that there is a fault. */
    public Fail {
      requireNonNull(fault, "fault");
    }
  }

  /** Not known yet. */
  record Wait(CompletionStage<Verdict> stage, Duration deadline) implements Verdict {
    /** Checks that the deadline is positive. */
    public Wait {
      requireNonNull(stage, "stage");
      if (deadline.isNegative() || deadline.isZero()) {
        throw new IllegalArgumentException("a deadline is positive, not " + deadline);
      }
    }
  }
}
