package dev.weir.gateway.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.util.List;

/**
 * Looks at the first bytes of a plain connection: the HTTP/2 preface (RFC 9113 §3.4) or anything
 * else, which is HTTP/1.
 */
final class PrefaceDetector extends ByteToMessageDecoder {
  private final Protocols protocols;
  private final ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
  private final Undecided watch;

  PrefaceDetector(Protocols protocols, Undecided watch) {
    this.protocols = protocols;
    this.watch = watch;
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    watch.decided();
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    int known = Math.min(in.readableBytes(), preface.readableBytes());
    for (int i = 0; i < known; i++) {
      if (in.getByte(in.readerIndex() + i) != preface.getByte(i)) {
        protocols.http1(ctx.pipeline());
        ctx.pipeline().remove(this);
        return;
      }
    }
    if (known == preface.readableBytes()) {
      protocols.http2(ctx.pipeline());
      ctx.pipeline().remove(this);
    }
  }
}
