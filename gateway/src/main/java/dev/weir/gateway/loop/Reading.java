package dev.weir.gateway.loop;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;

/** Stops and resumes reading from a connection, or from an HTTP/2 stream. */
public final class Reading {
  private Reading() {}

  /**
   * Reads, or lets the other side wait. An HTTP/2 stream tells the other side by a WINDOW_UPDATE
   * (RFC 9113 §6.9) that there is room again; it must go out, because nothing else may.
   */
  public static void set(Channel channel, boolean yes) {
    boolean before = channel.config().isAutoRead();
    channel.config().setAutoRead(yes);
    if (yes && !before && channel instanceof Http2StreamChannel) {
      channel.flush();
    }
  }
}
