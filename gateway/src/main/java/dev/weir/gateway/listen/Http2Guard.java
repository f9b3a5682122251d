package dev.weir.gateway.listen;

import dev.weir.gateway.loop.ConnectionWindow;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.pipeline.Road;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** The end of the pipeline of an HTTP/2 connection itself: idle time, and going away politely. */
final class Http2Guard extends ChannelDuplexHandler {
  /** How long requests may be on their way that were sent before the announcement arrived. */
  private static final long ON_THEIR_WAY_NANOS = 500_000_000L;

  private final Drain drain;
  private final LoopContext loop;
  private final Road road;
  private final Watch watch = new Watch();
  private @Nullable ChannelHandlerContext context;
  private long idleSince = System.nanoTime();
  private final int window;
  private long saidGoAway;
  private boolean saidLast;

  Http2Guard(Drain drain, LoopContext loop, Road road, int window) {
    this.drain = drain;
    this.loop = loop;
    this.road = road;
    this.window = window;
  }

  private final class Watch extends LoopContext.Ticking {
    @Override
    protected void tick(long now) {
      look(now);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) throws Http2Exception {
    context = ctx;
    loop.add(watch);
    ConnectionWindow.widen(ctx.pipeline().get(Http2FrameCodec.class), window);
    ctx.flush();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.remove(watch);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.remove(watch);
    ctx.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    ReferenceCountUtil.release(msg); // settings, pings and the like; the codec has answered them
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }

  private void look(long now) {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      return;
    }
    int streams = ctx.pipeline().get(Http2FrameCodec.class).connection().numActiveStreams();
    if (streams > 0) {
      idleSince = now;
    }
    if (drain.draining()) {
      goAway(ctx, now, streams);
    } else if (now - idleSince > road.limits().idleTimeout().toNanos()) {
      var unused = ctx.close();
    }
  }

  /** RFC 9113 §6.8: announced first, so that requests already on their way are still served. */
  private void goAway(ChannelHandlerContext ctx, long now, int streams) {
    if (saidGoAway == 0) {
      saidGoAway = now;
      Http2GoAwayFrame soon = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR);
      soon.setExtraStreamIds(Integer.MAX_VALUE);
      var unused = ctx.writeAndFlush(soon);
    } else if (!saidLast && now - saidGoAway > ON_THEIR_WAY_NANOS) {
      saidLast = true;
      var unused = ctx.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
    } else if (saidLast && streams == 0) {
      var unused = ctx.close();
    }
  }
}
