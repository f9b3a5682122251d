package dev.weir.gateway.wiring;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Offload;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A fixed number of threads and a bounded queue. Threads start with the first task. */
public final class BoundedOffload implements Offload, AutoCloseable {
  private final ThreadPoolExecutor pool;

  /** So many threads, and so many tasks that may wait for one. */
  public BoundedOffload(int threads, int queue) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            new DefaultThreadFactory("weir-offload", true));
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public <T> CompletionStage<T> run(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      pool.execute(
          () -> {
            try {
              result.complete(task.call());
            } catch (Throwable e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException full) {
      result.completeExceptionally(
          new Fault(FaultCode.OVERLOADED, "no thread is free for slow work", full));
    }
    return result;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
