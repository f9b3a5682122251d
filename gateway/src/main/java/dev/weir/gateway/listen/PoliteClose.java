package dev.weir.gateway.listen;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * Ends a connection so that its last answer arrives. A close with bytes unread would reset the
 * connection, and a reset destroys what the caller has not read yet (RFC 9112 §9.6). So only the
 * sending side ends; what the caller still sends is read and thrown away until it closes too, or
 * until a moment has passed. One per connection, on its event loop.
 */
final class PoliteClose {
  /** How long a caller may take to notice. */
  private static final long LINGER_NANOS = 2_000_000_000L;

  private final Channel channel;
  private boolean begun;
  private long since;

  PoliteClose(Channel channel) {
    this.channel = channel;
  }

  /** Sends the last message of this connection, and ends it. */
  void after(Object last) {
    begin();
    var unused =
        channel
            .writeAndFlush(last)
            .addListener(
                sent -> {
                  if (sent.isSuccess()) {
                    endSending();
                  } else {
                    var unusedClose = channel.close();
                  }
                });
    channel.config().setAutoRead(true); // the caller's close must be seen
  }

  /** Ends the connection in mid-answer: what is good of it goes out, and then nothing more. */
  void atOnce() {
    begin();
    var unused =
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void begin() {
    if (begun) {
      throw new IllegalStateException("the last message has been sent already");
    }
    begun = true;
    since = System.nanoTime();
  }

  private void endSending() {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      shutDown();
    } else {
      ChannelPromise closed = channel.newPromise();
      closed.addListener(notified -> shutDown());
      tls.closeOutbound(closed);
    }
  }

  private void shutDown() {
    if (channel instanceof DuplexChannel duplex && channel.isActive()) {
      var unused = duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    } else {
      var unused = channel.close();
    }
  }

  /** Whether nothing is sent any more. */
  boolean begun() {
    return begun;
  }

  /** Looks at the time. */
  void tick(long now) {
    if (begun && now - since > LINGER_NANOS) {
      var unused = channel.close();
    }
  }
}
