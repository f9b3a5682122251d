package dev.weir.gateway.pipeline;

import dev.weir.http.Chunk;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** Netty's bytes as policies see them, without a copy. */
final class NettyChunk implements Chunk {
  private final ByteBuf bytes;

  NettyChunk(ByteBuf bytes) {
    this.bytes = bytes;
  }

  /** The bytes of any chunk for Netty; the caller owns one more reference. */
  static ByteBuf toNetty(Chunk chunk) {
    return chunk instanceof NettyChunk netty
        ? netty.bytes.retainedDuplicate()
        : Unpooled.wrappedBuffer(chunk.buffer());
  }

  @Override
  public int size() {
    return bytes.readableBytes();
  }

  @Override
  public byte get(int index) {
    return bytes.getByte(bytes.readerIndex() + index);
  }

  @Override
  public ByteBuffer buffer() {
    return bytes.nioBuffer().asReadOnlyBuffer();
  }
}
