package dev.weir.gateway.loop;

import io.netty.channel.Channel;

/** Stops and resumes reading from a connection or from one HTTP/2 stream. */
public final class Reading {
  private Reading() {}

  /**
   * Reads from it, or not any more. A stream that is read again gives its window back (RFC 9113
   * §6.9); Netty writes that but does not always flush it where reading was switched within a read,
   * and then the other side waits for ever.
   */
  public static void set(Channel channel, boolean yes) {
    if (channel.config().isAutoRead() != yes) {
      channel.config().setAutoRead(yes);
      Channel connection = channel.parent();
      if (yes && connection != null) {
        connection.flush();
      }
    }
  }
}
