package dev.weir.http;

import java.nio.ByteBuffer;

/**
 * Some bytes of a body. A chunk that a filter receives is valid until the filter returns; a filter
 * that keeps bytes longer copies them, unless it sends that very chunk on.
 */
public interface Chunk {
  /** How many bytes. */
  int size();

  /** The byte at an index from 0 to {@link #size()} - 1. */
  byte get(int index);

  /** A read-only view of the bytes, without a copy where that can be. */
  ByteBuffer buffer();

  /** A copy of the bytes. */
  default byte[] bytes() {
    byte[] copy = new byte[size()];
    buffer().get(copy);
    return copy;
  }

  /** A chunk of these bytes; the array must not change afterwards. */
  static Chunk of(byte[] bytes) {
    return new ArrayChunk(bytes);
  }
}
