package dev.weir.gateway;

import dev.weir.gateway.reload.LivePlans;
import java.util.function.Consumer;

/**
 * Where plans come from: a bundle file, a folder, a control plane. The gateway asks once at start
 * and is told of every change after that.
 */
public interface PlanSource extends AutoCloseable {
  /** What shall be served now. Called once, before the gateway listens. */
  PlanSet load();

  /**
   * Tells of changes from now on, each time with everything that shall be served. May be called
   * from any thread. A source that never changes does nothing here.
   */
  void watch(Consumer<PlanSet> changed);

  /**
   * Told what came of a set once it is bound: the first time before the gateway listens, then after
   * each change, by the thread that told of the change. An exception from the first call keeps the
   * gateway from listening and ends its start.
   */
  default void bound(LivePlans.State state) {}

  @Override
  default void close() {}

  /** A source that always gives the same. */
  static PlanSource fixed(PlanSet plans) {
    return new PlanSource() {
      @Override
      public PlanSet load() {
        return plans;
      }

      @Override
      public void watch(Consumer<PlanSet> changed) {}
    };
  }
}
