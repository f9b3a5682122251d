package dev.weir.testing;

import dev.weir.http.Chunk;
import java.nio.ByteBuffer;

/**
 * A chunk as the gateway lends it to a filter: once it is given back, whoever still reads it fails.
 */
final class BorrowedChunk implements Chunk {
  private final byte[] bytes;
  private boolean returned;

  BorrowedChunk(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Takes the chunk back from the filter. */
  void takeBack() {
    returned = true;
  }

  @Override
  public int size() {
    return lent().length;
  }

  @Override
  public byte get(int index) {
    return lent()[index];
  }

  @Override
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(lent()).asReadOnlyBuffer();
  }

  private byte[] lent() {
    if (returned) {
      throw new IllegalStateException("the chunk was read after it had been given back");
    }
    return bytes;
  }
}
