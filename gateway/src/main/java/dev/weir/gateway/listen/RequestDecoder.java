package dev.weir.gateway.listen;

import dev.weir.gateway.settings.RequestLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/** Decodes HTTP/1.1 requests and knows since when it has been waiting for the rest of a head. */
final class RequestDecoder extends HttpRequestDecoder {
  private long headSince;

  RequestDecoder(RequestLimits limits) {
    super(
        new HttpDecoderConfig()
            // one more than is allowed, so that the fault can tell the URI from the head
            .setMaxInitialLineLength(limits.maxUri() + 64)
            .setMaxHeaderSize(limits.maxHeaderSize())
            .setMaxChunkSize(64 << 10)
            .setInitialBufferSize(256));
    headSince = System.nanoTime();
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (headSince == 0) {
      headSince = System.nanoTime();
    }
    super.decode(ctx, in, out);
  }

  /** A head has come. */
  void headComplete() {
    headSince = -1;
  }

  /** The request is complete; the next byte begins another head. */
  void requestComplete() {
    headSince = 0;
  }

  /**
   * Since when ({@link System#nanoTime}) a head has been coming without being complete; 0 between
   * requests, -1 while a request is being read.
   */
  long headSince() {
    return headSince;
  }
}
