package dev.weir.gateway.admin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes pages to a connection of the admin port. */
@ChannelHandler.Sharable
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);

  /** More than people who look at one gateway at once. */
  private static final int MOST_FOLLOWERS = 16;

  private final AdminPages pages;
  private final AtomicInteger following = new AtomicInteger();

  AdminHandler(AdminPages pages) {
    this.pages = pages;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    boolean malformed = request.decoderResult().isFailure();
    AdminAnswer answer =
        malformed ? Page.refusal(400, "the request is malformed") : answer(context, request);
    if (answer instanceof Feed feed) {
      follow(context, feed);
    } else if (answer instanceof Page page) {
      show(context, request, page, !malformed && HttpUtil.isKeepAlive(request));
    }
  }

  private void show(
      ChannelHandlerContext context, FullHttpRequest request, Page page, boolean keep) {
    boolean head = request.method().equals(HttpMethod.HEAD);
    ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(page.body());
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(page.status()), body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, page.mediaType())
        .set(HttpHeaderNames.CONTENT_LENGTH, page.body().length)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("x-content-type-options", "nosniff");
    if (page.status() == 401) {
      response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"weir admin\"");
    }
    if (page.status() == 405) {
      response
          .headers()
          .set(
              HttpHeaderNames.ALLOW,
              request.uri().startsWith("/log-level") ? "GET, HEAD, PUT, DELETE" : "GET, HEAD");
    }
    HttpUtil.setKeepAlive(response, keep);
    var written = context.writeAndFlush(response);
    if (!keep) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** The rest of the connection belongs to the feed. */
  private void follow(ChannelHandlerContext context, Feed feed) {
    if (following.incrementAndGet() > MOST_FOLLOWERS) {
      following.decrementAndGet();
      var unused =
          context
              .writeAndFlush(
                  new DefaultFullHttpResponse(
                      HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE))
              .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    HttpUtil.setTransferEncodingChunked(head, true);
    var unused = context.write(head);
    LogFollower follower = new LogFollower(context.channel());
    Runnable stop = feed.begin().apply(follower);
    follower.begin(
        () -> {
          following.decrementAndGet();
          stop.run();
        });
  }

  private AdminAnswer answer(ChannelHandlerContext context, FullHttpRequest request) {
    try {
      return pages.answer(request, context.channel().localAddress());
    } catch (IOException | RuntimeException e) {
      LOG.error("an admin page failed", e);
      return Page.refusal(500, "the page failed; the log has more");
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    context.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("a connection to the admin port failed: {}", cause.toString());
    context.close();
  }
}
