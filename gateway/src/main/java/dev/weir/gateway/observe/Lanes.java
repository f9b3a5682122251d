package dev.weir.gateway.observe;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the threads that count: 0, 1, 2 … A number is not given twice. */
final class Lanes {
  private final AtomicInteger next = new AtomicInteger();
  private final FastThreadLocal<Integer> numbers =
      new FastThreadLocal<>() {
        @Override
        protected Integer initialValue() {
          return next.getAndIncrement();
        }
      };

  /** The number of the calling thread. */
  int current() {
    return numbers.get();
  }
}
