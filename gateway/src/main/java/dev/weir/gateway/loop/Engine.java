package dev.weir.gateway.loop;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The event loops of one gateway, one per core, each with its context. Thread-safe. */
public final class Engine implements AutoCloseable {
  static {
    // By default Netty follows one buffer in 128, with a stack trace. That is for tests; they, and
    // whoever hunts a leak, ask for it.
    if (System.getProperty("io.netty.leakDetection.level") == null
        && ResourceLeakDetector.getLevel() == ResourceLeakDetector.Level.SIMPLE) {
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }
  }

  private final Transport transport;
  private final EventLoopGroup group;
  private final List<LoopContext> contexts = new ArrayList<>();
  private final IdentityHashMap<EventLoop, LoopContext> byLoop = new IdentityHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();

  /** So many loops on a transport. */
  public Engine(Transport transport, int loops, Clock clock) {
    this.transport = transport;
    this.group =
        new MultiThreadIoEventLoopGroup(
            loops, new DefaultThreadFactory("weir-loop", true), transport.ioHandler().get());
    for (EventExecutor executor : group) {
      EventLoop loop = (EventLoop) executor;
      LoopContext context = new LoopContext(contexts.size(), loop, clock, transport.looks());
      contexts.add(context);
      byLoop.put(loop, context);
    }
  }

  /** How its sockets are driven. */
  public Transport transport() {
    return transport;
  }

  /** All loops. */
  public EventLoopGroup group() {
    return group;
  }

  /** How many. */
  public int loops() {
    return contexts.size();
  }

  /** The contexts, one per loop. */
  public List<LoopContext> contexts() {
    return List.copyOf(contexts);
  }

  /** What belongs to a loop of this engine. */
  public LoopContext context(EventLoop loop) {
    LoopContext context = byLoop.get(loop);
    if (context == null) {
      throw new IllegalArgumentException("not a loop of this engine");
    }
    return context;
  }

  /** One of them, in turn. */
  public LoopContext any() {
    return contexts.get(Math.floorMod(turn.getAndIncrement(), contexts.size()));
  }

  /** Closes every connection, then ends the threads. */
  @Override
  public void close() {
    // Netty may end a loop without a quiet period before it has closed what is open there.
    for (LoopContext context : contexts) {
      Future<List<ChannelFuture>> closing = context.loop().submit(context::closeAll);
      if (closing.awaitUninterruptibly(1, TimeUnit.SECONDS) && closing.isSuccess()) {
        closing.getNow().forEach(closed -> closed.awaitUninterruptibly(1, TimeUnit.SECONDS));
      }
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
