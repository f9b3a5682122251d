package dev.weir.gateway.upstream;

import io.netty.handler.codec.http.HttpContent;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What has been written of a request's body, kept so that it can be written once more when the
 * connection turns out to be dead. Shares the bytes, and keeps no more than a little: a longer body
 * is on its way already. Lives on one event loop.
 */
final class Replay {
  /** How many bytes are kept. */
  static final int MOST = 64 << 10;

  private final ArrayDeque<HttpContent> kept = new ArrayDeque<>(2);
  private int size;
  private boolean whole = true;

  /** Keeps a content that is about to be written. */
  void keep(HttpContent content) {
    size += content.content().readableBytes();
    if (whole && size <= MOST) {
      kept.add(content.retainedDuplicate());
    } else {
      whole = false;
      drop();
    }
  }

  /** Whether everything that was written is still here. */
  boolean whole() {
    return whole;
  }

  /** Gives all of it again, in order; it stays here, too. */
  void giveTo(Consumer<HttpContent> writer) {
    kept.forEach(content -> writer.accept(content.retainedDuplicate()));
  }

  /** Lets go of it. */
  void drop() {
    HttpContent content;
    while ((content = kept.poll()) != null) {
      content.release();
    }
  }
}
