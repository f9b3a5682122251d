package dev.weir.gateway.listen;

import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.loop.CodecNotes;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.loop.Reading;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.pipeline.Road;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.ReferenceCountUtil;

/** One HTTP/2 stream: one exchange. */
final class Http2Stream extends Connection {
  private boolean requestEnded;
  private long answeredAt = System.nanoTime();

  Http2Stream(Road road, LoopContext loop, Channel channel, KnownClient client) {
    super(road, loop, channel, client);
  }

  @Override
  void received(Object msg) {
    if (msg instanceof FullHttpRequest full) {
      requestEnded = true;
      begin(
          withoutNotes(
              new DefaultHttpRequest(
                  full.protocolVersion(), full.method(), full.uri(), full.headers())));
      pass(new DefaultLastHttpContent(full.content(), full.trailingHeaders()));
    } else if (msg instanceof HttpRequest request) {
      begin(withoutNotes(request));
    } else if (msg instanceof HttpContent content) {
      requestEnded = requestEnded || content instanceof LastHttpContent;
      pass(content);
    } else {
      ReferenceCountUtil.release(msg);
    }
  }

  private void pass(HttpContent content) {
    LiveExchange current = exchange;
    if (current == null) {
      content.release();
    } else {
      current.content(content);
    }
  }

  private static HttpRequest withoutNotes(HttpRequest request) {
    CodecNotes.remove(request.headers());
    return request;
  }

  @Override
  public String protocol() {
    return "HTTP/2";
  }

  @Override
  public void interim(HttpResponse response) {
    var unused =
        channel.writeAndFlush(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                response.status(),
                Unpooled.EMPTY_BUFFER,
                response.headers(),
                EmptyHttpHeaders.INSTANCE));
  }

  @Override
  void writeHead(HttpResponse response) {
    response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
    write(response);
  }

  @Override
  public void end(LastHttpContent last) {
    forgetExchange();
    answeredAt = System.nanoTime();
    if (requestEnded) {
      write(lastOf(last));
      flush();
      return;
    }
    // A reset throws away what still waits for the caller's window, so the end must be out first.
    var unused = channel.writeAndFlush(lastOf(last)).addListener(sent -> askToStop());
  }

  /** RFC 9113 §8.1: a complete answer to an unfinished request asks the caller to stop. */
  private void askToStop() {
    if (!requestEnded) {
      var unused = channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
    }
  }

  @Override
  public void reading(boolean yes) {
    Reading.set(channel, yes);
  }

  @Override
  public void abort() {
    forgetExchange();
    channel.flush(); // a reset overtakes what still waits, so what is good goes out before it
    var unused = channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
  }

  /** An answer that waits for the caller's window in vain is thrown away, and its stream reset. */
  @Override
  void onTick(long now) {
    super.onTick(now);
    if (exchange == null && now - answeredAt > road.limits().idleTimeout().toNanos()) {
      var unused = channel.close();
    }
  }

  @Override
  void closed() {}
}
