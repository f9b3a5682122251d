package dev.weir.gateway.loop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.AsciiString;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What belongs to one event loop: its number, a list of things that watch the time, and the text of
 * the current {@code Date}. Every method is called on that loop.
 */
public final class LoopContext {
  /** How often deadlines are looked at; they may pass by so much before anybody notices. */
  public static final long TICK_MILLIS = 100;

  // RFC 9110 §5.6.7: IMF-fixdate
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final int index;
  private final EventLoop loop;
  private final Clock clock;
  private final int looks;
  private final List<Ticking> ticking = new ArrayList<>();
  private final Set<Channel> open = new HashSet<>();
  private boolean scheduled;
  private long dateSecond = Long.MIN_VALUE;
  private AsciiString date = AsciiString.EMPTY_STRING;

  /**
   * The context of a loop.
   *
   * @param index counts from 0
   * @param looks how often the loop must ask its sockets until it knows all that has happened to
   *     them
   */
  public LoopContext(int index, EventLoop loop, Clock clock, int looks) {
    this.index = index;
    this.looks = looks;
    this.loop = loop;
    this.clock = clock;
  }

  /** Something that has a deadline. */
  public abstract static class Ticking {
    private int position = -1;

    /** Looks at the time ({@link System#nanoTime}); may remove itself. */
    protected abstract void tick(long now);
  }

  /** The loop's number, from 0. */
  public int index() {
    return index;
  }

  /** The loop itself. */
  public EventLoop loop() {
    return loop;
  }

  /** Begins to tick for something, until it is removed. */
  public void add(Ticking item) {
    if (item.position < 0) {
      item.position = ticking.size();
      ticking.add(item);
      if (!scheduled) {
        scheduled = true;
        var unused = loop.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Stops ticking for it. */
  public void remove(Ticking item) {
    int position = item.position;
    if (position >= 0) {
      Ticking last = ticking.remove(ticking.size() - 1);
      if (last != item) {
        ticking.set(position, last);
        last.position = position;
      }
      item.position = -1;
    }
  }

  /**
   * Runs a task once the loop has asked its sockets anew: what had arrived when this was called has
   * been handed out by then, the close of a connection included.
   */
  public void afterNextLook(Runnable task) {
    loop.execute(() -> look(looks, task));
  }

  // A loop asks its sockets, then runs what was due before it asked, and so on.
  private void look(int left, Runnable task) {
    if (left == 0) {
      task.run();
    } else {
      var unused = loop.schedule(() -> look(left - 1, task), 0, TimeUnit.NANOSECONDS);
    }
  }

  /** A connection of this loop is open; it is closed with the loop at the latest. */
  public void opened(Channel channel) {
    open.add(channel);
    var unused = channel.closeFuture().addListener(closed -> open.remove(channel));
  }

  /** Closes what is open. */
  List<ChannelFuture> closeAll() {
    return List.copyOf(open).stream().map(Channel::close).toList();
  }

  /** The value of a {@code Date} header for now. */
  public AsciiString date() {
    long second = clock.millis() / 1000;
    if (second != dateSecond) {
      dateSecond = second;
      date = new AsciiString(DATE.format(clock.instant()));
    }
    return date;
  }

  private void tick() {
    long now = System.nanoTime();
    // backwards, because an item may remove itself and the last one takes its place
    for (int i = ticking.size() - 1; i >= 0; i--) {
      if (i < ticking.size()) {
        ticking.get(i).tick(now);
      }
    }
    scheduled = !ticking.isEmpty() && !loop.isShuttingDown();
    if (scheduled) {
      var unused = loop.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
