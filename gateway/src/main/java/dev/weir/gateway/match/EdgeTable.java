package dev.weir.gateway.match;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads from a node and a literal segment to the child. Open addressing, at most half full; a slot
 * is two numbers side by side: node and hash, child and where the segment's text begins in a pool.
 * Immutable.
 */
final class EdgeTable {
  private static final byte TEXT_END = '/';

  private final int shift;
  private final int mask;
  private final long[] slots;
  private final byte[] texts;

  /** One literal child; nodes are numbered from 1. */
  record Edge(int node, String text, int child) {}

  EdgeTable(List<Edge> edges) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, edges.size()));
    shift = 64 - bits;
    slots = new long[2 << bits];
    mask = slots.length - 1;
    Map<String, Integer> places = new HashMap<>();
    ByteArrayOutputStream pool = new ByteArrayOutputStream();
    for (Edge edge : edges) {
      int place =
          places.computeIfAbsent(
              edge.text,
              text -> {
                int start = pool.size();
                pool.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
                pool.write(TEXT_END);
                return start;
              });
      put(edge, place);
    }
    texts = pool.toByteArray();
  }

  /** The child under a segment whose characters have that hash; 0 when there is none. */
  int get(int node, String text, int from, int to, int hash) {
    long key = key(node, hash);
    for (int at = slot(key); ; at = (at + 2) & mask) {
      long found = slots[at];
      if (found == 0) {
        return 0;
      }
      if (found == key) {
        long value = slots[at + 1];
        if (is(text, from, to, (int) value)) {
          return (int) (value >>> 32);
        }
      }
    }
  }

  private boolean is(String text, int from, int to, int place) {
    int at = place;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != texts[at]) {
        return false;
      }
      at++;
    }
    return texts[at] == TEXT_END;
  }

  private void put(Edge edge, int place) {
    long key = key(edge.node, RegionMap.hash(edge.text, 0, edge.text.length()));
    int at = slot(key);
    while (slots[at] != 0) {
      at = (at + 2) & mask;
    }
    slots[at] = key;
    slots[at + 1] = ((long) edge.child << 32) | place;
  }

  private static long key(int node, int hash) {
    return ((long) node << 32) | (hash & 0xffffffffL);
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift) << 1;
  }
}
