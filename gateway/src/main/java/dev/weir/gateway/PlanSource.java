package dev.weir.gateway;

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
