package dev.weir.http;

import java.nio.ByteBuffer;

/** A chunk on the heap, made by a policy. */
final class ArrayChunk implements Chunk {
  private final byte[] bytes;

  ArrayChunk(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int size() {
    return bytes.length;
  }

  @Override
  public byte get(int index) {
    return bytes[index];
  }

  @Override
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }
}
