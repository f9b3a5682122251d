package dev.weir.policy;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * A bounded pool of threads for work that is slow or blocks: directories, databases, password
 * hashes, scripts. Never use it for what is quick.
 */
public interface Offload {
  /**
   * Runs a task on another thread. When the pool and its queue are full the stage fails at once
   * with {@link dev.weir.fault.FaultCode#OVERLOADED}.
   */
  <T> CompletionStage<T> run(Callable<T> task);
}
