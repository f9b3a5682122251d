package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Verdict;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that waits for a verdict. Whatever comes first, verdict or deadline, counts; once.
 */
final class Pause {
  private final long deadline;
  private boolean over;

  private Pause(long deadline) {
    this.deadline = deadline;
  }

  /** Waits, then hands the verdict over on the exchange's event loop. */
  static Pause until(Verdict.Wait wait, LiveExchange exchange, Consumer<Verdict> resume) {
    Pause pause = new Pause(System.nanoTime() + wait.deadline().toNanos());
    var unused =
        wait.stage()
            .whenComplete(
                (verdict, thrown) ->
                    exchange
                        .downstream
                        .loop()
                        .loop()
                        .execute(
                            () -> {
                              if (!pause.over) {
                                pause.over = true;
                                exchange.pause(null);
                                resume.accept(
                                    thrown == null && verdict != null ? verdict : failed(thrown));
                              }
                            }));
    return pause;
  }

  boolean expired(long now) {
    return now - deadline >= 0;
  }

  /** Nobody waits any more. */
  void forget() {
    over = true;
  }

  private static Verdict failed(@Nullable Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return Verdict.fail(
        cause instanceof Fault fault
            ? fault
            : new Fault(FaultCode.POLICY_FAILED, "a policy's wait failed: " + cause, cause));
  }
}
