package dev.weir.testkit.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands the frames of one HTTP/2 stream to a thread that asks for them. Nothing is read from the
 * stream before somebody asks, so flow control holds the other side back.
 */
public final class FrameQueue extends ChannelInboundHandlerAdapter {
  private static final long PATIENCE_SECONDS = 10;

  private final Channel stream;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Event end = new Event.Gone("the stream was closed", -1);
  private @Nullable Event last;

  /** What comes in on a stream. */
  public sealed interface Event {
    /** Header fields, or trailers. */
    record Fields(Http2HeadersFrame frame) implements Event {}

    /** Some of a body. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Data(byte[] bytes, boolean end) implements Event {}

    /** The stream was reset, or its connection ended. */
    record Gone(String why, long code) implements Event {}
  }

  /** Serves a stream whose automatic reading is off. */
  public FrameQueue(Channel stream) {
    this.stream = stream;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    try {
      if (msg instanceof Http2HeadersFrame headers) {
        events.add(new Event.Fields(headers));
      } else if (msg instanceof Http2DataFrame data) {
        byte[] bytes = new byte[data.content().readableBytes()];
        data.content().readBytes(bytes);
        events.add(new Event.Data(bytes, data.isEndStream()));
      }
    } finally {
      ReferenceCountUtil.release(msg);
    }
  }

  /** What came before the reset is read first, so it counts only once the stream is closed. */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2ResetFrame reset) {
      end = new Event.Gone("reset with code " + reset.errorCode(), reset.errorCode());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    events.add(end);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    events.add(new Event.Gone(cause.toString(), -1));
  }

  /** The next event; the end of the stream again and again once it is over. */
  public Event next() {
    if (last != null) {
      return last;
    }
    try {
      Event event = events.poll();
      if (event == null) {
        stream.read();
        event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      if (event == null) {
        throw new AssertionError("nothing came on stream " + stream);
      }
      if (event instanceof Event.Gone) {
        last = event;
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
