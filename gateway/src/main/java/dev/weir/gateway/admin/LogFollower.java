package dev.weir.gateway.admin;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows a log through the admin port: gets lines as they come, one JSON object each.
 * Whoever logs never waits: when the follower is slow, lines are left out, and a line says how
 * many. An empty line every ten seconds shows that the gateway is still there. Lines may come from
 * any thread.
 */
final class LogFollower extends ChannelInboundHandlerAdapter implements Consumer<String> {
  private static final int MOST = 1024;
  private static final long PULSE_SECONDS = 10;

  private final Channel channel;
  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final AtomicInteger scheduled = new AtomicInteger();
  private @Nullable Future<?> pulse;
  private @Nullable Runnable end;

  LogFollower(Channel channel) {
    this.channel = channel;
  }

  /** Begins; {@code stop} is run when the follower has gone. On the channel's event loop. */
  void begin(Runnable stop) {
    end = stop;
    channel.pipeline().addLast(this);
    pulse =
        channel
            .eventLoop()
            .scheduleAtFixedRate(() -> write("\n"), PULSE_SECONDS, PULSE_SECONDS, TimeUnit.SECONDS);
    write("\n"); // a proxy or a client that waits for the first byte gets it
  }

  @Override
  public void accept(String line) {
    if (size.incrementAndGet() > MOST) {
      size.decrementAndGet();
      dropped.increment();
      return;
    }
    waiting.add(line);
    if (scheduled.getAndSet(1) == 0) {
      channel.eventLoop().execute(this::drain);
    }
  }

  private void drain() {
    scheduled.set(0);
    StringBuilder lines = new StringBuilder();
    String line;
    while (channel.isWritable() && (line = waiting.poll()) != null) {
      size.decrementAndGet();
      lines.append(line).append('\n');
      if (lines.length() > 16 << 10) {
        write(lines.toString());
        lines.setLength(0);
      }
    }
    long lost = waiting.isEmpty() ? dropped.sumThenReset() : 0;
    if (lost > 0) {
      lines.append("{\"dropped\":").append(lost).append("}\n");
    }
    if (!lines.isEmpty()) {
      write(lines.toString());
    }
  }

  private void write(String text) {
    var unused =
        channel.writeAndFlush(
            new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      drain();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (pulse != null) {
      pulse.cancel(false);
    }
    if (end != null) {
      end.run();
    }
    context.fireChannelInactive();
  }
}
