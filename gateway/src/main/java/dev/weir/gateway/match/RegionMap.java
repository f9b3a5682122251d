package dev.weir.gateway.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map that is asked with a part of a text, so that no substring is made. Open addressing, at most
 * half full, immutable.
 */
final class RegionMap<V> {
  private final int shift;
  private final int[] hashes;
  private final @Nullable String[] keys;
  private final @Nullable Object[] values;

  RegionMap(Map<String, V> entries) {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, entries.size()));
    int size = 1 << (bits + 1);
    shift = 31 - bits;
    hashes = new int[size];
    keys = new String[size];
    values = new Object[size];
    entries.forEach(this::put);
  }

  /** The hash that {@link #get} wants. */
  static int hash(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  @SuppressWarnings("unchecked") // only put, with a V, writes values
  @Nullable V get(String text, int from, int to, int hash) {
    int at = slot(hash);
    while (true) {
      String key = keys[at];
      if (key == null) {
        return null;
      }
      if (hashes[at] == hash && key.length() == to - from && text.startsWith(key, from)) {
        return (V) values[at];
      }
      at = (at + 1) & (keys.length - 1);
    }
  }

  private void put(String key, V value) {
    int hash = hash(key, 0, key.length());
    int at = slot(hash);
    while (keys[at] != null) {
      at = (at + 1) & (keys.length - 1);
    }
    hashes[at] = hash;
    keys[at] = key;
    values[at] = value;
  }

  private int slot(int hash) {
    return (hash * 0x9E3779B9) >>> shift;
  }
}
