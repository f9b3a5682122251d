package dev.weir.gateway.observe;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Lets people follow the exchanges of a running gateway, whatever the access log is configured to
 * be: each as a line of JSON. While nobody does, an exchange costs one look at an empty list.
 * Thread-safe.
 */
public final class LogTap {
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final FastThreadLocal<Pen> pens;

  private record Follower(LogFilter filter, Consumer<String> lines) {}

  /** One thread's form and buffer. */
  private record Pen(JsonLine form, LineBuffer buffer) {}

  /** A tap; lines tell these request headers too. */
  public LogTap(List<String> headers) {
    pens =
        new FastThreadLocal<>() {
          @Override
          protected Pen initialValue() {
            return new Pen(new JsonLine(headers), new LineBuffer(1024));
          }
        };
  }

  /**
   * Hands over every exchange that passes the filter, on its event loop; the taker must not wait.
   * Running what is given back ends it.
   */
  public Runnable follow(LogFilter filter, Consumer<String> lines) {
    Follower follower = new Follower(filter, lines);
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /** Tells of an exchange that has ended. */
  public void ended(ExchangeRecord exchange) {
    if (followers.isEmpty()) {
      return;
    }
    String line = null;
    for (Follower follower : followers) {
      if (follower.filter().admits(exchange)) {
        line = line == null ? line(exchange) : line;
        follower.lines().accept(line);
      }
    }
  }

  private String line(ExchangeRecord exchange) {
    Pen pen = pens.get();
    pen.buffer().clear();
    pen.form().append(exchange, pen.buffer());
    return pen.buffer().asText().strip();
  }
}
