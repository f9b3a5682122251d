package dev.weir.gateway.pipeline;

import static java.util.Objects.requireNonNull;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.upstream.Endpoint;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.gateway.upstream.UpstreamCall;
import dev.weir.gateway.upstream.UpstreamListener;
import dev.weir.plan.Timeouts;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.BodyUse;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The request half of an exchange: collects or streams the caller's body, builds what the backend
 * gets, sends it, and watches the deadlines. One per exchange, on its event loop.
 */
final class Outgoing implements UpstreamListener {
  /** How much of a body may wait here for a connection to the backend. */
  private static final int PENDING_BYTES = 64 << 10;

  private final LiveExchange exchange;
  private final boolean hasBody;
  private final ArrayDeque<HttpContent> pending = new ArrayDeque<>(2);
  private int pendingBytes;
  private @Nullable WholeBody whole;
  private @Nullable Runnable collected;
  private @Nullable String path;
  private @Nullable String query;
  private boolean queryChanged;
  private @Nullable Upstream upstream;
  private @Nullable UpstreamCall call;
  private @Nullable Endpoint endpoint;
  private @Nullable BodyChain filters;
  private int attempts;
  private boolean requestEnded;
  private boolean closed;
  private boolean ready;
  private boolean wireOpen = true;
  private boolean held;
  private boolean active = true;
  private long quietSince;
  private long sentAt;
  private long headAt;
  private long bytesIn;

  Outgoing(LiveExchange exchange) {
    this.exchange = exchange;
    HttpRequest head = exchange.head;
    this.hasBody =
        HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
  }

  // ---- the caller's body

  /** Whether the policy wants the whole body and it is not here yet. */
  boolean mustCollect(BoundPolicy policy) {
    return whole == null && policy.policy().wantsRequestBody(exchange);
  }

  /** Collects the whole body, then goes on. */
  void collect(Runnable then) {
    long cap = exchange.road.limits().maxBody();
    for (BoundPolicy policy : exchange.chain()) {
      if (policy.requestBody() instanceof BodyUse.Whole use) {
        cap = Math.min(cap, use.cap());
      }
    }
    whole = new WholeBody(cap);
    if (!hasBody) {
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
    while (collected != null && (content = pending.poll()) != null) {
      pendingBytes -= content.content().readableBytes();
      take(content);
    }
    exchange.downstream.reading(true);
  }

  /** Some of the caller's body; takes ownership. */
  void fromCaller(HttpContent content) {
    active = true;
    int size = content.content().readableBytes();
    bytesIn += size;
    requestEnded = requestEnded || content instanceof LastHttpContent;
    if (closed || !hasBody) {
      content.release(); // without a body the call has sent its own end already
    } else if (bytesIn > exchange.road.limits().maxBody()) {
      content.release();
      exchange.fail(
          new Fault(
              FaultCode.BODY_TOO_LARGE,
              "more than " + exchange.road.limits().maxBody() + " bytes"));
    } else if (collected != null) {
      take(content);
    } else if (whole != null) {
      content.release(); // it is here already
    } else if (ready) {
      pass(content);
    } else {
      pending.add(content);
      pendingBytes += size;
      if (pendingBytes > PENDING_BYTES) {
        exchange.downstream.reading(false);
      }
    }
  }

  private void take(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    WholeBody body = requireNonNull(whole, "whole");
    if (!body.add(content)) {
      collected = null;
      exchange.fail(new Fault(FaultCode.BODY_TOO_LARGE, "the body is larger than a policy reads"));
    } else if (last) {
      Runnable then = requireNonNull(collected, "collected");
      collected = null;
      then.run();
    }
  }

  /** The whole body, for a policy that asked for it. */
  WholeBody body() {
    if (whole == null) {
      throw new IllegalStateException("no policy of this route asked for the whole body");
    }
    return whole;
  }

  // ---- what the backend gets

  String path() {
    if (path != null) {
      return path;
    }
    String rest =
        exchange.target.sent().substring(exchange.match.contextEnd(), exchange.target.pathEnd());
    return rest.isEmpty() ? "/" : rest;
  }

  void path(String other) {
    path = other;
  }

  @Nullable String query() {
    return queryChanged ? query : exchange.target.query();
  }

  void query(@Nullable String other) {
    query = other;
    queryChanged = true;
  }

  boolean sent() {
    return call != null;
  }

  /** Chooses an endpoint and sends the request there. */
  void send() {
    Upstream chosen = exchange.upstream();
    upstream = chosen;
    if (!chosen.hasEndpoints()) {
      exchange.fail(new Fault(FaultCode.NO_ENDPOINT, "upstream " + chosen.name()));
      return;
    }
    HopByHop.strip(exchange.head.headers());
    if (!exchange.road.forward(exchange.head.headers(), exchange)) {
      exchange.fail(new Fault(FaultCode.LOOP_DETECTED, "Via names this gateway again and again"));
      return;
    }
    prepare();
    send(chosen.choose());
  }

  private void prepare() {
    HttpHeaders headers = exchange.head.headers();
    BoundRoute route = requireNonNull(exchange.route(), "route");
    if (route.changesResponseBody) {
      // policies read and write plain bytes
      headers.set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY);
    }
    if (route.filtersRequest && (hasBody || whole != null)) {
      filters = requestFilters();
    }
    if (whole != null) {
      headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
      headers.set(HttpHeaderNames.CONTENT_LENGTH, whole.body().size());
    }
    exchange.head.setProtocolVersion(HttpVersion.HTTP_1_1);
  }

  private @Nullable BodyChain requestFilters() {
    BodyChain chain = new BodyChain(this::write);
    boolean changes = false;
    for (BoundPolicy policy : exchange.chain()) {
      BodyFilter filter = policy.filtersRequest() ? policy.policy().requestFilter(exchange) : null;
      if (filter != null) {
        boolean tap = policy.requestBody() instanceof BodyUse.Tap;
        changes = changes || !tap;
        chain.add(filter, tap);
      }
    }
    if (changes) {
      exchange.head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
      HttpUtil.setTransferEncodingChunked(exchange.head, true);
    }
    return chain.isEmpty() ? null : chain;
  }

  private boolean sendsBody() {
    return whole == null ? hasBody : whole.body().size() > 0;
  }

  private void send(Endpoint to) {
    attempts++;
    endpoint = to;
    HttpRequest head = exchange.head;
    head.setUri(uri(to));
    head.headers().set(HttpHeaderNames.HOST, to.authority());
    sentAt = System.nanoTime();
    quietSince = sentAt;
    UpstreamCall next = new UpstreamCall(exchange.downstream.loop(), to, head, sendsBody(), this);
    call = next;
    next.start();
  }

  private String uri(Endpoint to) {
    if (path == null
        && !queryChanged
        && to.basePath().isEmpty()
        && exchange.match.contextEnd() == 0) {
      return exchange.target.sent();
    }
    if (path == null && !queryChanged) {
      String rest = exchange.target.sent().substring(exchange.match.contextEnd());
      return to.basePath() + (rest.startsWith("/") ? rest : "/" + rest);
    }
    String asked = query();
    return to.basePath() + path() + (asked == null ? "" : "?" + asked);
  }

  // ---- the call

  @Override
  public void ready() {
    ready = true;
    if (whole != null && sendsBody()) {
      LastHttpContent last = new DefaultLastHttpContent(whole.bytes());
      last.trailingHeaders().add(whole.trailers());
      pass(last);
      flush();
      return;
    }
    HttpContent content;
    while (call != null && (content = pending.poll()) != null) {
      pass(content);
    }
    pendingBytes = 0;
    flush();
    if (call != null && hasBody && whole == null) {
      exchange.downstream.reading(call.writable());
    }
  }

  private void pass(HttpContent content) {
    BodyChain chain = filters;
    if (chain == null) {
      write(content);
      return;
    }
    chain.pass(content);
    Fault fault = chain.fault();
    if (fault != null) {
      exchange.fail(fault);
    }
  }

  private void write(HttpContent content) {
    UpstreamCall to = call;
    if (to == null) {
      content.release();
      return;
    }
    boolean last = content instanceof LastHttpContent;
    to.write(content);
    if (last) {
      sentAt = System.nanoTime();
    } else if (!to.writable()) {
      exchange.downstream.reading(false);
    }
  }

  /** Puts what was written to the backend on the wire. */
  void flush() {
    if (call != null && ready && hasBody) {
      call.flush();
    }
  }

  /** The caller's wire takes more of the answer, or no more for now. */
  void readAnswer(boolean yes) {
    wireOpen = yes;
    applyReading();
  }

  /** A policy or a message makes the answer wait, or not any more. */
  void holdAnswer(boolean yes) {
    held = yes;
    applyReading();
  }

  private void applyReading() {
    if (call != null) {
      call.reading(wireOpen && !held);
    }
  }

  @Override
  public void interim(HttpResponse response) {
    active = true;
    HopByHop.strip(response.headers());
    exchange.downstream.interim(response);
  }

  @Override
  public void head(HttpResponse response) {
    active = true;
    headAt = System.nanoTime();
    if (response.status().code() < 200) {
      giveUp();
      exchange.fail(
          new Fault(FaultCode.UPSTREAM_MALFORMED, endpoint + ": unasked " + response.status()));
    } else {
      exchange.answering.head(response);
    }
  }

  @Override
  public void content(HttpContent content) {
    active = true;
    exchange.answering.content(content);
  }

  @Override
  public void end(LastHttpContent last) {
    call = null;
    closed = true;
    exchange.answering.content(last);
  }

  @Override
  public void failed(Fault fault) {
    call = null;
    Upstream again = upstream;
    if (again != null
        && !ready
        && fault.code().retryable()
        && attempts < Math.min(3, again.endpoints().size())) {
      send(again.after(requireNonNull(endpoint, "endpoint")));
    } else {
      exchange.fail(fault);
    }
  }

  @Override
  public void writable(boolean yes) {
    exchange.downstream.reading(yes);
  }

  @Override
  public void readComplete() {
    exchange.answering.flush();
  }

  // ---- the end

  /** The call, if there is one, is of no use any more. */
  void giveUp() {
    UpstreamCall current = call;
    call = null;
    closed = true;
    if (current != null) {
      current.cancel();
    }
    discard();
  }

  /** Releases what waits here. */
  void discard() {
    closed = true;
    HttpContent content;
    while ((content = pending.poll()) != null) {
      content.release();
    }
  }

  /** What took too long; null when nothing did. */
  @Nullable Fault late(long now) {
    if (active) {
      active = false;
      quietSince = now;
    }
    Upstream chosen = upstream;
    UpstreamCall current = call;
    if (chosen == null || current == null) {
      return null;
    }
    Timeouts timeouts = chosen.timeouts();
    if (passed(now, exchange.startNanos, timeouts.total())) {
      return new Fault(FaultCode.UPSTREAM_TIMEOUT, endpoint + ": total time is over");
    }
    switch (current.state()) {
      case QUEUED -> {
        return passed(now, sentAt, current.patience())
            ? new Fault(FaultCode.UPSTREAM_BUSY, endpoint + ": no connection was free in time")
            : null;
      }
      case SENT -> {
        boolean requestDone = requestEnded || !hasBody;
        return passed(
                now,
                requestDone ? sentAt : quietSince,
                requestDone ? timeouts.response() : timeouts.idle())
            ? new Fault(FaultCode.UPSTREAM_TIMEOUT, endpoint + ": no answer in time")
            : null;
      }
      case ANSWERING -> {
        return passed(now, quietSince, timeouts.idle())
            ? new Fault(FaultCode.UPSTREAM_TIMEOUT, endpoint + ": silent in mid-answer")
            : null;
      }
      default -> {
        return null; // connecting has its own deadline
      }
    }
  }

  private static boolean passed(long now, long since, Duration limit) {
    return !limit.isZero() && now - since > limit.toNanos();
  }

  @Nullable Endpoint endpoint() {
    return endpoint;
  }

  long bytesIn() {
    return bytesIn;
  }

  long upstreamNanos() {
    return headAt == 0 ? 0 : headAt - sentAt;
  }

  /** Whether all of the request has come. */
  boolean requestEnded() {
    return requestEnded;
  }

  boolean isHead() {
    return exchange.head.method().equals(HttpMethod.HEAD);
  }
}
