package dev.weir.gateway.listen;

import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.pipeline.Road;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** The end of the pipeline of an HTTP/2 connection itself: idle time, and going away politely. */
final class Http2Guard extends ChannelDuplexHandler {
  private final Drain drain;
  private final LoopContext loop;
  private final Road road;
  private final Watch watch = new Watch();
  private @Nullable ChannelHandlerContext context;
  private long idleSince = System.nanoTime();
  private boolean saidGoAway;

  Http2Guard(Drain drain, LoopContext loop, Road road) {
    this.drain = drain;
    this.loop = loop;
    this.road = road;
  }

  private final class Watch extends LoopContext.Ticking {
    @Override
    protected void tick(long now) {
      look(now);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    loop.add(watch);
    road.connected();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.remove(watch);
    road.disconnected();
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
      if (!saidGoAway) {
        saidGoAway = true;
        var unused = ctx.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
      } else if (streams == 0) {
        var unused = ctx.close();
      }
    } else if (now - idleSince > road.limits().idleTimeout().toNanos()) {
      var unused = ctx.close();
    }
  }
}
