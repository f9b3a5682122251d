package dev.weir.gateway.pipeline;

import static java.util.Objects.requireNonNull;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.BodyUse;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body that a caller sends: it waits here for a connection to the backend, is collected for a
 * policy that reads all of it, or passes. One per exchange, on its event loop.
 */
final class CallerBody {
  /** How much of a body may wait here for a connection to the backend. */
  private static final int PENDING_BYTES = 64 << 10;

  private final LiveExchange exchange;
  private final boolean present;
  private @Nullable ArrayDeque<HttpContent> pending;
  private int pendingBytes;
  private @Nullable WholeBody whole;
  private @Nullable Runnable collected;
  private @Nullable Consumer<HttpContent> sink;
  private boolean passing;
  private boolean ended;
  private boolean closed;
  private long bytes;

  CallerBody(LiveExchange exchange) {
    this.exchange = exchange;
    HttpRequest head = exchange.head;
    this.present =
        !head.decoderResult().isFailure()
            && (HttpUtil.isTransferEncodingChunked(head)
                || HttpUtil.getContentLength(head, 0L) > 0);
  }

  // ---- collected for a policy

  /** Whether the policy wants the whole body and it is not here yet. */
  boolean mustCollect(BoundPolicy policy) {
    return whole == null && policy.policy().wantsRequestBody(exchange);
  }

  /** Collects the whole body, then goes on. */
  void collect(Runnable then) {
    long cap = cap();
    whole = new WholeBody(cap);
    if (!present) {
      var unused = whole.add(new DefaultLastHttpContent());
      then.run();
      return;
    }
    if (HttpUtil.getContentLength(exchange.head, 0L) > cap) {
      exchange.fail(new Fault(FaultCode.BODY_TOO_LARGE, "more than " + cap + " bytes"));
      return;
    }
    collected = then;
    if (HttpUtil.is100ContinueExpected(exchange.head)) {
      exchange.head.headers().remove(HttpHeaderNames.EXPECT);
      exchange.downstream.interim(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
    HttpContent content;
    while (collected != null && (content = poll()) != null) {
      take(content);
    }
    exchange.downstream.reading(true);
  }

  private long cap() {
    long cap = exchange.road.limits().maxBody();
    for (BoundPolicy policy : exchange.chain()) {
      if (policy.requestBody() instanceof BodyUse.Whole use) {
        cap = Math.min(cap, use.cap());
      }
    }
    return cap;
  }

  private void take(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (!requireNonNull(whole, "whole").add(content)) {
      collected = null;
      exchange.fail(new Fault(FaultCode.BODY_TOO_LARGE, "the body is larger than a policy reads"));
    } else if (last) {
      Runnable then = requireNonNull(collected, "collected");
      collected = null;
      then.run();
    }
  }

  // ---- on its way

  /** Some of it; takes ownership. */
  void arrived(HttpContent content) {
    int size = content.content().readableBytes();
    bytes += size;
    if (content instanceof LastHttpContent last) {
      ended = true;
      Trailers.clean(last);
      exchange.road.clean(last.trailingHeaders());
    }
    if (closed || !present) {
      content.release(); // without a body the call has sent its own end already
    } else if (bytes > exchange.road.limits().maxBody()) {
      content.release();
      exchange.fail(
          new Fault(
              FaultCode.BODY_TOO_LARGE,
              "more than " + exchange.road.limits().maxBody() + " bytes"));
    } else if (collected != null) {
      take(content);
    } else if (whole != null) {
      content.release(); // it is here already
    } else if (sink == null || passing || !nothingWaits()) {
      hold(content, size);
    } else {
      pass(content, sink);
      passWaiting();
    }
  }

  private boolean nothingWaits() {
    return pending == null || pending.isEmpty();
  }

  private void hold(HttpContent content, int size) {
    if (pending == null) {
      pending = new ArrayDeque<>(2);
    }
    pending.add(content);
    pendingBytes += size;
    if (pendingBytes > PENDING_BYTES && sink == null) {
      exchange.downstream.reading(false);
    }
  }

  private @Nullable HttpContent poll() {
    HttpContent content = pending == null ? null : pending.poll();
    if (content != null) {
      pendingBytes -= content.content().readableBytes();
    }
    return content;
  }

  /** Hands over what waits, and from now on all that arrives. */
  void passTo(Consumer<HttpContent> next) {
    sink = next;
    passWaiting();
  }

  /**
   * In the order of arrival: to pass a part on may make the caller's wire be read, within the call,
   * and what arrives then waits for its turn.
   */
  private void passWaiting() {
    HttpContent content;
    while (sink != null && !passing && !closed && (content = poll()) != null) {
      pass(content, sink);
    }
  }

  private void pass(HttpContent content, Consumer<HttpContent> to) {
    passing = true;
    try {
      to.accept(content);
    } finally {
      passing = false;
    }
  }

  /** What arrives from now on waits here again. */
  void hold() {
    sink = null;
  }

  /** Wants no more of it, and releases what waits. */
  void close() {
    closed = true;
    HttpContent content;
    while ((content = poll()) != null) {
      content.release();
    }
  }

  // ---- what is known of it

  /** Whether the head announced one. */
  boolean present() {
    return present;
  }

  /** The whole of it; null unless it was collected. */
  @Nullable WholeBody whole() {
    return whole;
  }

  /** Whether bytes of it pass to the backend as they arrive. */
  boolean streams() {
    return present && whole == null;
  }

  /** Whether the backend gets one: what was collected may have become empty, or come into being. */
  boolean isSent() {
    return whole == null ? present : whole.body().size() > 0;
  }

  /** Whether more of it is wanted and to come. */
  boolean awaited() {
    return present && !ended && !closed && (collected != null || sink != null);
  }

  /** Whether all of the request has come. */
  boolean ended() {
    return ended;
  }

  /** How much of it has come. */
  long bytes() {
    return bytes;
  }
}
