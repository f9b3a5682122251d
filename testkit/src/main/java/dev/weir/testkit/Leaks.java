package dev.weir.testkit;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every buffer that Netty found to be garbage without having been released. */
final class Leaks {
  private static final List<String> FOUND = new CopyOnWriteArrayList<>();

  private Leaks() {}

  /** Begins to watch; must be called before the first buffer is made. */
  static void watch() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Reporting());
  }

  private static final class Reporting extends ResourceLeakDetectorFactory {
    @Override
    @Deprecated
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
        Class<T> resource, int samplingInterval, long maxActive) {
      return newResourceLeakDetector(resource, samplingInterval);
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
        Class<T> resource, int samplingInterval) {
      return new Detector<>(resource, samplingInterval);
    }
  }

  private static final class Detector<T> extends ResourceLeakDetector<T> {
    Detector(Class<T> resource, int samplingInterval) {
      super(resource, samplingInterval);
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
      FOUND.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
      FOUND.add(resourceType);
    }
  }

  /** What was found since the last call, after a look at everything that is garbage now. */
  static List<String> found() {
    for (int i = 0; i < 2; i++) {
      System.gc();
      ByteBufAllocator.DEFAULT.buffer(16).release();
    }
    List<String> found = List.copyOf(FOUND);
    FOUND.clear();
    return found;
  }
}
