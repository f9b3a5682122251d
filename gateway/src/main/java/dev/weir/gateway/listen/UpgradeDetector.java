package dev.weir.gateway.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.util.AsciiString;

/**
 * Looks at the first request of a plain connection and then leaves. When it asks for an upgrade to
 * h2c (RFC 7540 §3.2; no longer in RFC 9113, but clients still ask) and has no body, the connection
 * becomes HTTP/2 and the request its first stream.
 */
final class UpgradeDetector extends ChannelInboundHandlerAdapter {
  private final Protocols protocols;

  UpgradeDetector(Protocols protocols) {
    this.protocols = protocols;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (msg instanceof HttpRequest request) {
      ChannelPipeline pipeline = ctx.pipeline();
      if (asks(request)) {
        pipeline.addAfter(ctx.name(), "upgrade", upgrade(pipeline));
      }
      ctx.fireChannelRead(msg);
      pipeline.remove(this);
      return;
    }
    ctx.fireChannelRead(msg);
  }

  private static boolean asks(HttpRequest request) {
    String upgrade = request.headers().get(HttpHeaderNames.UPGRADE);
    return upgrade != null
        && AsciiString.contentEqualsIgnoreCase("h2c", upgrade)
        && request.headers().contains("http2-settings")
        && !HttpUtil.isTransferEncodingChunked(request)
        && HttpUtil.getContentLength(request, 0L) == 0;
  }

  private HttpServerUpgradeHandler upgrade(ChannelPipeline pipeline) {
    HttpServerUpgradeHandler.SourceCodec source =
        ctx -> {
          ctx.pipeline().remove(RequestDecoder.class);
          ctx.pipeline().remove(ResponseEncoder.class);
          ctx.pipeline().remove(Http1Connection.class);
        };
    HttpServerUpgradeHandler.UpgradeCodecFactory target =
        name -> {
          if (!AsciiString.contentEquals(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, name)) {
            return null;
          }
          Http2FrameCodec codec = protocols.http2Codec();
          Http2MultiplexHandler streams = protocols.multiplex();
          return new Http2ServerUpgradeCodec(codec, streams, protocols.guard(pipeline.channel()));
        };
    return new HttpServerUpgradeHandler(source, target, 0);
  }
}
