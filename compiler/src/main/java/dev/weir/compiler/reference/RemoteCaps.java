package dev.weir.compiler.reference;

import java.time.Duration;

/**
 * How much one compilation may fetch from elsewhere.
 *
 * @param documents how many
 * @param bytes of all together; the last one may go beyond
 * @param depth how many documents may lead to one another, each naming the next
 * @param time for all together; the last one may go beyond
 */
public record RemoteCaps(int documents, long bytes, int depth, Duration time) {
  /** 100 documents, 64 MB, 8 of them in a row, one minute. */
  public static final RemoteCaps DEFAULT = new RemoteCaps(100, 64L << 20, 8, Duration.ofMinutes(1));
}
