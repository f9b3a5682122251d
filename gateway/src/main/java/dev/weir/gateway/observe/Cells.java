package dev.weir.gateway.observe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A row of numbers with one copy per thread that counts. Adding is a plain add to memory that no
 * other thread writes; reading adds the copies up. A thread is named by its lane, see {@link
 * Lanes}.
 */
final class Cells {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long[] NONE = {};

  private final int width;
  private volatile long[][] lanes = {};

  Cells(int width) {
    this.width = width;
  }

  /** The calling thread's own copy, to be given to {@link #add}. */
  long[] of(int lane) {
    long[][] current = lanes;
    if (lane < current.length) {
      long[] cells = current[lane];
      if (cells != NONE) {
        return cells;
      }
    }
    return make(lane);
  }

  /** Adds to a number; by the owner of the copy only. */
  static void add(long[] own, int index, long amount) {
    CELL.setOpaque(own, index, (long) CELL.getOpaque(own, index) + amount);
  }

  /** The sum over all threads. */
  long sum(int index) {
    long sum = 0;
    for (long[] cells : lanes) {
      if (cells != NONE) {
        sum += (long) CELL.getOpaque(cells, index);
      }
    }
    return sum;
  }

  private synchronized long[] make(int lane) {
    long[][] larger = Arrays.copyOf(lanes, Math.max(lanes.length, lane + 1));
    for (int i = lanes.length; i < larger.length; i++) {
      larger[i] = NONE;
    }
    long[] cells = new long[width];
    larger[lane] = cells;
    lanes = larger;
    return cells;
  }
}
