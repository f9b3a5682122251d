package dev.weir.gateway.pipeline;

import dev.weir.http.Chunk;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Collects a body for policies that need all of it, up to a cap. */
final class WholeBody {
  private final long cap;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream(1024);
  private HttpHeaders trailers = EmptyHttpHeaders.INSTANCE;
  private @Nullable Chunk body;

  WholeBody(long cap) {
    this.cap = cap;
  }

  /** A body that is complete already. */
  static WholeBody of(Chunk body) {
    WholeBody whole = new WholeBody(body.size());
    whole.body = body;
    return whole;
  }

  /** Adds some bytes and releases them; false when there are more than the cap. */
  boolean add(HttpContent content) {
    try {
      ByteBuf bytes = content.content();
      if (collected.size() + (long) bytes.readableBytes() > cap) {
        return false;
      }
      bytes.readBytes(collected, bytes.readableBytes());
      if (content instanceof LastHttpContent last) {
        trailers = last.trailingHeaders();
        body = Chunk.of(collected.toByteArray());
      }
      return true;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      content.release();
    }
  }

  /** All of it. */
  Chunk body() {
    if (body == null) {
      throw new IllegalStateException("the body is not complete");
    }
    return body;
  }

  /** Puts another in its place. */
  void body(Chunk other) {
    body = other;
  }

  HttpHeaders trailers() {
    return trailers;
  }

  /** The bytes to send. */
  ByteBuf bytes() {
    return Unpooled.wrappedBuffer(body().buffer());
  }
}
