package dev.weir.testing;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Offload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A pool without threads: a task waits until the test runs it, so a test sees what happens before
 * and after.
 */
public final class FakeOffload implements Offload {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean full;

  /** From now on every task is turned away. */
  public void fill() {
    full = true;
  }

  /** How many tasks wait. */
  public int waiting() {
    return waiting.size();
  }

  /** Runs every task that waits, on the test's own thread. */
  public void runAll() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
    }
  }

  @Override
  public <T> CompletionStage<T> run(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    if (full) {
      result.completeExceptionally(new Fault(FaultCode.OVERLOADED, "the pool is full"));
      return result;
    }
    waiting.add(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }
}
