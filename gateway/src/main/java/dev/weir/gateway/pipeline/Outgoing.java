package dev.weir.gateway.pipeline;

import static java.util.Objects.requireNonNull;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.trace.Attempt;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.gateway.upstream.Endpoint;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.gateway.upstream.UpstreamCall;
import dev.weir.gateway.upstream.UpstreamListener;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.BodyUse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * The request half of an exchange: builds what the backend gets, sends it, and hands the backend's
 * answer on. One per exchange, on its event loop.
 */
final class Outgoing implements UpstreamListener {
  private final LiveExchange exchange;
  private final CallerBody body;
  private final Deadlines deadlines;
  private @Nullable String path;
  private @Nullable String query;
  private boolean queryChanged;
  private @Nullable Upstream upstream;
  private @Nullable UpstreamCall call;
  private @Nullable Endpoint endpoint;
  private @Nullable BodyChain filters;
  private int attempts;
  private int answeredStatus;
  private @Nullable Attempt attempt;
  private boolean ready;
  private boolean bodyBegun;
  private boolean wireOpen = true;
  private boolean held;

  Outgoing(LiveExchange exchange) {
    this.exchange = exchange;
    this.body = new CallerBody(exchange);
    this.deadlines = new Deadlines(exchange.startNanos);
  }

  /** The caller's body. */
  CallerBody body() {
    return body;
  }

  /** Some of the caller's body; takes ownership. */
  void fromCaller(HttpContent content) {
    deadlines.moved();
    body.arrived(content);
  }

  // ---- what the backend gets

  String path() {
    if (path != null) {
      return path;
    }
    String rest =
        exchange
            .destination
            .target
            .sent()
            .substring(
                exchange.destination.match.contextEnd(), exchange.destination.target.pathEnd());
    return rest.isEmpty() ? "/" : rest;
  }

  void path(String other) {
    path = other;
  }

  @Nullable String query() {
    return queryChanged ? query : exchange.destination.target.query();
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
    if (!exchange.road.forward(exchange.head.headers(), exchange)) {
      exchange.fail(new Fault(FaultCode.LOOP_DETECTED, "Via names this gateway again and again"));
      return;
    }
    try {
      prepare();
    } catch (Throwable thrown) {
      exchange.fail(PolicyFault.of("a policy that filters requests", thrown));
      return;
    }
    send(chosen.choose());
  }

  private void prepare() {
    HttpHeaders headers = exchange.head.headers();
    BoundRoute route = requireNonNull(exchange.route(), "route");
    if (route.changesResponseBody) {
      // policies read and write plain bytes
      headers.set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY);
    }
    if (route.wholeResponseCap >= 0) {
      // a part is not the whole that they judge; a server may ignore the field (RFC 9110 §14.2)
      headers.remove(HttpHeaderNames.RANGE);
      headers.remove(HttpHeaderNames.IF_RANGE);
    }
    WholeBody whole = body.whole();
    if (whole != null) {
      frame(whole);
    }
    if (route.filtersRequest && body.isSent()) {
      filters = requestFilters();
    }
    if (!body.isSent()) {
      withoutBody(headers);
    } else if (!HttpUtil.is100ContinueExpected(exchange.head)) {
      headers.remove(HttpHeaderNames.EXPECT); // RFC 9110 §10.1.1: from HTTP/1.0 it means nothing
    }
    exchange.head.setProtocolVersion(HttpVersion.HTTP_1_1);
  }

  /** A policy may have replaced the body, and trailers need chunks (RFC 9112 §7.1.2). */
  private void frame(WholeBody whole) {
    HttpHeaders headers = exchange.head.headers();
    headers.remove(HttpHeaderNames.CONTENT_LENGTH);
    headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    if (!whole.trailers().isEmpty()) {
      HttpUtil.setTransferEncodingChunked(exchange.head, true);
    } else if (body.present() || whole.body().size() > 0) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, whole.body().size());
    }
  }

  /** RFC 9110 §8.6, §10.1.1: a method that usually has a body says that this one has none. */
  private void withoutBody(HttpHeaders headers) {
    headers.remove(HttpHeaderNames.EXPECT);
    HttpMethod method = exchange.head.method();
    if (method.equals(HttpMethod.POST)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.PATCH)) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
    }
  }

  private @Nullable BodyChain requestFilters() {
    BodyChain chain = new BodyChain(this::write);
    boolean changes = false;
    for (BoundPolicy policy : exchange.chain()) {
      BodyFilter filter = policy.filtersRequest() ? policy.policy().requestFilter(exchange) : null;
      if (filter != null) {
        boolean tap = policy.requestBody() instanceof BodyUse.Tap;
        changes = changes || !tap;
        chain.add(policy.name(), filter, tap);
      }
    }
    if (changes) {
      exchange.head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
      HttpUtil.setTransferEncodingChunked(exchange.head, true);
    }
    return chain.isEmpty() ? null : chain;
  }

  private void send(Endpoint to) {
    attempts++;
    endpoint = to;
    HttpRequest head = exchange.head;
    head.setUri(uri(to));
    head.headers().set(HttpHeaderNames.HOST, to.authority());
    deadlines.attempt();
    ExchangeTrace trace = exchange.trace();
    attempt = trace == null ? null : trace.attempt(to, head);
    UpstreamCall next = new UpstreamCall(exchange.downstream.loop(), to, head, body.isSent(), this);
    call = next;
    next.start();
  }

  private String uri(Endpoint to) {
    if (path == null
        && !queryChanged
        && to.basePath().isEmpty()
        && exchange.destination.match.contextEnd() == 0) {
      return exchange.destination.target.sent();
    }
    if (path == null && !queryChanged) {
      String rest =
          exchange.destination.target.sent().substring(exchange.destination.match.contextEnd());
      return to.basePath() + (rest.startsWith("/") ? rest : "/" + rest);
    }
    String asked = query();
    return to.basePath() + path() + (asked == null ? "" : "?" + asked);
  }

  // ---- the call

  @Override
  public void ready() {
    ready = true;
    WholeBody whole = body.whole();
    if (whole != null) {
      if (body.isSent() && !bodyBegun) {
        LastHttpContent last = new DefaultLastHttpContent(whole.bytes());
        last.trailingHeaders().add(whole.trailers());
        pass(last);
      }
    } else if (body.present()) {
      body.passTo(this::pass);
    }
    if (call != null && body.isSent()) {
      call.flush();
    }
    if (call != null && body.streams()) {
      exchange.downstream.reading(call.writable());
    }
  }

  @Override
  public void again() {
    ready = false;
    body.hold();
    deadlines.attempt();
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
    bodyBegun = true;
    to.write(content);
    if (last) {
      deadlines.requestSent();
    } else if (!to.writable()) {
      to.flush(); // nothing more may come that would bring the flush with it
      exchange.downstream.reading(to.writable());
    }
  }

  /** Puts what was written to the backend on the wire. */
  void flush() {
    if (call != null && ready && body.present()) {
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
    if (!wireOpen || held) {
      // Nothing more may come that would bring the flush with it. It may make the wire open again.
      exchange.answering.flush();
    }
    if (call != null) {
      call.reading(wireOpen && !held);
    }
  }

  @Override
  public void interim(HttpResponse response) {
    deadlines.moved();
    HopByHop.strip(response.headers());
    exchange.downstream.interim(response);
  }

  @Override
  public void head(HttpResponse response) {
    deadlines.answered();
    answeredStatus = response.status().code();
    if (attempt != null) {
      attempt.answered(answeredStatus);
    }
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
    deadlines.moved();
    exchange.answering.content(content);
  }

  @Override
  public void end(LastHttpContent last) {
    call = null;
    if (attempt != null) {
      attempt.ended(null);
    }
    body.close();
    Trailers.clean(last);
    exchange.answering.content(last);
  }

  @Override
  public void failed(Fault fault) {
    call = null;
    if (attempt != null) {
      attempt.ended(fault.code());
    }
    Upstream again = upstream;
    if (again != null
        && !ready
        && !bodyBegun
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
    if (current != null) {
      current.cancel();
    }
    body.close();
  }

  /** What took too long; null when nothing did. */
  @Nullable Fault late(long now) {
    deadlines.look(now);
    UpstreamCall current = call;
    boolean callerSends = body.awaited() && (current == null || current.writable());
    boolean callerReads = current != null && !wireOpen;
    if ((callerSends || callerReads)
        && deadlines.quietFor(exchange.road.limits().idleTimeout(), now)) {
      return callerSends
          ? new Fault(FaultCode.REQUEST_TIMEOUT, "the body stopped coming")
          : new Fault(FaultCode.CLIENT_ABORTED, "the caller stopped reading");
    }
    Upstream chosen = upstream;
    return chosen == null || current == null
        ? null
        : deadlines.late(
            now,
            current,
            chosen.timeouts(),
            !body.awaited(),
            !callerSends && !callerReads && !held);
  }

  @Nullable Endpoint endpoint() {
    return endpoint;
  }

  long upstreamNanos() {
    return deadlines.upstreamNanos();
  }

  long calledAfter() {
    return deadlines.calledAfter();
  }

  long answeredAfter() {
    return deadlines.answeredAfter();
  }

  /** What the backend answered; 0 when it did not. */
  int answeredStatus() {
    return answeredStatus;
  }

  boolean isHead() {
    return exchange.head.method().equals(HttpMethod.HEAD);
  }
}
