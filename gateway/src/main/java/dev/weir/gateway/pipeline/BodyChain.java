package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.http.Chunk;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Sink;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The filters of one body, one after another: what one sends is what the next one sees. At the end
 * of the chain whole contents come out, the last of them with the trailers.
 */
final class BodyChain {
  private final List<Link> links = new ArrayList<>();
  private final Consumer<HttpContent> out;
  private final ArrayDeque<HttpContent> waiting = new ArrayDeque<>(0);
  private boolean held;
  private boolean passing;
  private boolean closed;
  private @Nullable Fault fault;

  /** A chain that hands its contents to {@code out}, which owns them. */
  BodyChain(Consumer<HttpContent> out) {
    this.out = out;
  }

  /** Adds the filter of a policy: one that says what goes on, or a tap that only looks. */
  void add(String policy, BodyFilter filter, boolean tap) {
    links.add(new Link(policy, filter, tap, links.size()));
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  /** What a filter complained about; nothing goes on after that. */
  @Nullable Fault fault() {
    return fault;
  }

  /** Everything that comes from now on waits, until {@link #resume}. */
  void hold() {
    held = true;
  }

  /** The part that made the others wait goes on now; {@link #resume} lets the others follow. */
  void unhold(Runnable go) {
    held = false;
    passing = true;
    try {
      go.run();
    } finally {
      passing = false;
    }
  }

  /** What waited goes on, unless a filter makes it wait again. */
  void resume() {
    held = false;
    drain();
  }

  private void drain() {
    HttpContent content;
    while (!held && !passing && (content = waiting.poll()) != null) {
      through(content);
    }
  }

  boolean held() {
    return held;
  }

  /** Releases what waits; nothing goes on any more. */
  void close() {
    closed = true;
    HttpContent content;
    while ((content = waiting.poll()) != null) {
      content.release();
    }
  }

  /** Sends a content through, or lets it wait behind one that waits; takes ownership. */
  void pass(HttpContent content) {
    if (closed) {
      content.release();
    } else if (held || passing || !waiting.isEmpty()) {
      waiting.add(content); // in the order of arrival, even of what arrives while one passes
    } else {
      through(content);
      drain();
    }
  }

  private void through(HttpContent content) {
    passing = true;
    try {
      if (content.content().isReadable()) {
        chunk(0, new NettyChunk(content.content()));
      }
      if (content instanceof LastHttpContent last && fault == null) {
        end(last);
      }
    } finally {
      passing = false;
      content.release();
    }
  }

  private void chunk(int at, Chunk chunk) {
    if (fault != null || closed) {
      return;
    }
    if (at == links.size()) {
      out.accept(new DefaultHttpContent(NettyChunk.toNetty(chunk)));
      return;
    }
    Link link = links.get(at);
    try {
      link.filter.onChunk(chunk, link);
    } catch (Throwable thrown) {
      link.fail(PolicyFault.of(link.policy, thrown));
    }
    if (link.tap) {
      chunk(at + 1, chunk);
    }
  }

  private void end(LastHttpContent last) {
    LastHttpContent own = new DefaultLastHttpContent();
    own.trailingHeaders().add(last.trailingHeaders());
    NettyHeaders trailers = new NettyHeaders(own.trailingHeaders());
    for (Link link : links) {
      try {
        link.filter.onEnd(trailers, link);
      } catch (Throwable thrown) {
        link.fail(PolicyFault.of(link.policy, thrown));
      }
      if (fault != null) {
        own.release();
        return;
      }
    }
    out.accept(own);
  }

  private final class Link implements Sink {
    private final String policy;
    private final BodyFilter filter;
    private final boolean tap;
    private final int at;

    Link(String policy, BodyFilter filter, boolean tap, int at) {
      this.policy = policy;
      this.filter = filter;
      this.tap = tap;
      this.at = at;
    }

    @Override
    public void send(Chunk chunk) {
      if (tap) {
        throw new IllegalStateException("a tap sends nothing: its chunks go on by themselves");
      }
      if (chunk.size() > 0) {
        chunk(at + 1, chunk);
      }
    }

    @Override
    public void fail(Fault why) {
      if (fault == null) {
        fault = why;
      }
    }
  }
}
