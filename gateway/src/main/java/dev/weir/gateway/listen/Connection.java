package dev.weir.gateway.listen;

import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.pipeline.Destination;
import dev.weir.gateway.pipeline.Downstream;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.pipeline.Road;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * The end of the pipeline of a caller's connection, or of one HTTP/2 stream: turns messages into
 * exchanges, one at a time, and writes their answers. What differs between the two protocols is in
 * {@link Http1Connection} and {@link Http2Stream}.
 */
abstract class Connection extends ChannelDuplexHandler implements Downstream {
  final Road road;
  final LoopContext loop;
  final Channel channel;
  private final KnownClient peer;
  private KnownClient client;
  private final Destination destination = new Destination();
  private final Ticker ticker = new Ticker();
  @Nullable LiveExchange exchange;
  boolean headRequest;
  boolean bodyless;
  private boolean inRead;
  private boolean unflushed;

  Connection(Road road, LoopContext loop, Channel channel, KnownClient peer) {
    this.road = road;
    this.loop = loop;
    this.channel = channel;
    this.peer = peer;
    this.client = peer;
  }

  private final class Ticker extends LoopContext.Ticking {
    @Override
    protected void tick(long now) {
      onTick(now);
    }
  }

  /** Begins the exchange of a request. */
  final void begin(HttpRequest head) {
    client = road.client(peer, head.headers());
    headRequest = head.method().equals(HttpMethod.HEAD);
    bodyless = false;
    LiveExchange next = new LiveExchange(road, this, head, destination);
    exchange = next;
    next.begin();
  }

  /** The exchange is over on the wire. */
  final void forgetExchange() {
    exchange = null;
    destination.clear();
  }

  /** Looks at the time. */
  void onTick(long now) {
    LiveExchange current = exchange;
    if (current != null) {
      current.tick(now);
    }
  }

  /** A message, or a part of one. */
  abstract void received(Object msg);

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    loop.add(ticker);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.remove(ticker);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    inRead = true;
    received(msg);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    inRead = false;
    LiveExchange current = exchange;
    if (current != null) {
      current.readComplete();
    }
    if (unflushed) {
      unflushed = false;
      channel.flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    LiveExchange current = exchange;
    if (current != null) {
      current.writable(channel.isWritable());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.remove(ticker);
    LiveExchange current = exchange;
    if (current != null) {
      forgetExchangeOfClosed(current);
    }
    closed();
  }

  private void forgetExchangeOfClosed(LiveExchange current) {
    exchange = null;
    current.gone();
  }

  /** The connection is gone; what waits is released. */
  abstract void closed();

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }

  @Override
  public LoopContext loop() {
    return loop;
  }

  @Override
  public KnownClient client() {
    return client;
  }

  final void write(Object msg) {
    var unused = channel.write(msg, channel.voidPromise());
    unflushed = true;
  }

  @Override
  public final void head(HttpResponse response) {
    int status = response.status().code();
    // RFC 9110 §6.4.1
    bodyless = headRequest || status == 204 || status == 304;
    if (status == 204) { // RFC 9110 §8.6, RFC 9112 §6.1
      response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
      response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
    }
    writeHead(response);
  }

  /** Frames and writes the head of an answer. */
  abstract void writeHead(HttpResponse response);

  @Override
  public void content(HttpContent content) {
    if (bodyless) {
      ReferenceCountUtil.release(content);
    } else {
      write(content);
    }
  }

  @Override
  public void flush() {
    if (!inRead && unflushed) {
      unflushed = false;
      channel.flush();
    }
  }

  /**
   * Nothing more is read for now. The end of the read may go unsaid then: no flush waits for it.
   */
  final void readingStopped() {
    inRead = false;
    flush();
  }

  @Override
  public boolean writable() {
    return channel.isWritable();
  }

  /** A content without what an answer that has no body must not carry. */
  final LastHttpContent lastOf(LastHttpContent last) {
    if (bodyless && last.content().isReadable()) {
      last.release();
      return LastHttpContent.EMPTY_LAST_CONTENT;
    }
    return last;
  }
}
