package dev.weir.gateway.listen;

import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.settings.RequestLimits;
import io.netty.channel.Channel;

/**
 * A connection of which nobody knows yet what it is for: it has no protocol. It is closed when that
 * takes too long, and at once when the gateway is going away.
 */
final class Undecided extends LoopContext.Ticking {
  private final Channel channel;
  private final LoopContext loop;
  private final Drain drain;
  private final long mostNanos;
  private final long since = System.nanoTime();

  private Undecided(Channel channel, LoopContext loop, Drain drain, RequestLimits limits) {
    this.channel = channel;
    this.loop = loop;
    this.drain = drain;
    this.mostNanos = limits.headerTimeout().toNanos();
  }

  /** Watches a connection until it is closed or {@link #decided}. */
  static Undecided watch(Channel channel, LoopContext loop, Drain drain, RequestLimits limits) {
    Undecided watch = new Undecided(channel, loop, drain, limits);
    loop.add(watch);
    channel.closeFuture().addListener(closed -> loop.remove(watch));
    return watch;
  }

  /** It has a protocol, which watches its own times from here on. */
  void decided() {
    loop.remove(this);
  }

  @Override
  protected void tick(long now) {
    if (drain.draining() || now - since > mostNanos) {
      var unused = channel.close();
    }
  }
}
