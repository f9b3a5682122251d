package dev.weir.gateway.pipeline;

import static java.util.Objects.requireNonNull;

import dev.weir.exchange.Response;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.http.Reply;
import dev.weir.policy.Verdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The answer half of an exchange: takes the backend's answer, a policy's or a fault, runs the
 * explicit steps and then every policy that was entered, in reverse, and sends it. One per
 * exchange, on its event loop.
 */
final class Answering {
  private static final AsciiString VIA = AsciiString.cached("1.1 weir");
  private static final BoundPolicy[] NO_STEPS = {};

  /** How much of an answer may wait here for a policy. */
  private static final int HELD_BYTES = 64 << 10;

  private final LiveExchange exchange;
  private @Nullable HttpResponse head;
  private Response.Source source = Response.Source.UPSTREAM;
  private @Nullable Fault fault;
  private @Nullable WholeBody whole;
  private @Nullable ResponseView view;
  private @Nullable ArrayDeque<HttpContent> held;
  private int heldBytes;
  private boolean emitting;
  private @Nullable BodyChain filters;
  private BoundPolicy[] steps = NO_STEPS;
  private int step;
  private int back;
  private boolean faultSteps;
  private boolean running;
  private boolean waiting;
  private boolean collecting;
  private boolean committed;
  private boolean done;
  private long bytesOut;

  Answering(LiveExchange exchange) {
    this.exchange = exchange;
  }

  // ---- where an answer comes from

  /** The head of the backend's answer. */
  void head(HttpResponse response) {
    HopByHop.strip(response.headers());
    response.headers().add(HttpHeaderNames.VIA, VIA);
    head = response;
    source = Response.Source.UPSTREAM;
    BoundRoute route = requireNonNull(exchange.route(), "route");
    if (!route.readsResponse && route.responseSteps.length == 0 && exchange.entered() == 0) {
      commit();
      return;
    }
    try {
      if (route.wholeResponseCap >= 0 && wantsWhole(route)) {
        whole = new WholeBody(route.wholeResponseCap);
        collecting = true;
        return;
      }
    } catch (Throwable thrown) {
      exchange.fail(PolicyFault.of("a policy that reads answers", thrown));
      return;
    }
    start(route.responseSteps);
  }

  private boolean wantsWhole(BoundRoute route) {
    view = new ResponseView(requireNonNull(head, "head"), source, null);
    for (BoundPolicy policy : route.responseSteps) {
      if (policy.wantsWholeResponse() && policy.policy().wantsResponseBody(exchange)) {
        return true;
      }
    }
    for (int i = 0; i < exchange.entered(); i++) {
      BoundPolicy policy = exchange.chain()[i];
      if (policy.wantsWholeResponse() && policy.policy().wantsResponseBody(exchange)) {
        return true;
      }
    }
    return false;
  }

  /** A reply of a policy. */
  void reply(Reply reply, Response.Source from) {
    BoundRoute route = exchange.route();
    local(reply, from);
    start(route == null ? NO_STEPS : route.responseSteps);
  }

  /** Something went wrong: tells the caller, or breaks off when the answer has begun. */
  void fault(Fault why) {
    drop();
    if (done) {
      return;
    }
    fault = why;
    if (committed) {
      done = true;
      exchange.end(requireNonNull(head, "head").status().code(), why);
      exchange.downstream.abort();
      return;
    }
    boolean within = running && !waiting;
    local(exchange.replyTo(why), Response.Source.FAULT);
    runFaultSteps();
    if (!within) {
      run(); // else the run that this happened in goes on
    }
  }

  /**
   * The steps for faults take the place of those for answers. What has acted does not act again.
   */
  private void runFaultSteps() {
    if (!faultSteps) {
      BoundRoute route = exchange.route();
      faultSteps = true;
      steps = route == null ? NO_STEPS : route.faultSteps;
      step = 0;
    }
  }

  private void local(Reply reply, Response.Source from) {
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
    for (Reply.Field field : reply.headers()) {
      response.headers().add(field.name(), field.value());
    }
    response.headers().set(HttpHeaderNames.DATE, exchange.downstream.loop().date());
    head = response;
    source = from;
    whole = WholeBody.of(reply.body());
    view = null;
  }

  // ---- policies, out in reverse order

  private void start(BoundPolicy[] explicit) {
    steps = explicit;
    step = 0;
    view = null;
    run();
  }

  private void run() {
    running = true;
    waiting = false;
    BoundPolicy next;
    while ((next = next()) != null) {
      if (!decide(ask(next))) {
        return;
      }
    }
    running = false;
    commit();
  }

  private @Nullable BoundPolicy next() {
    if (step < steps.length) {
      return steps[step++];
    }
    int entered = exchange.entered();
    return back < entered ? exchange.chain()[entered - ++back] : null;
  }

  private Verdict ask(BoundPolicy bound) {
    try {
      return requireNonNull(bound.policy().onResponse(exchange), "no verdict");
    } catch (Throwable thrown) {
      return Verdict.fail(PolicyFault.of(bound.name(), thrown));
    }
  }

  /** Acts on a verdict; true when the run goes on at once. */
  private boolean decide(Verdict verdict) {
    if (verdict instanceof Verdict.Answer answer) {
      exchange.outgoing.giveUp();
      drop();
      local(answer.reply(), Response.Source.POLICY);
    } else if (verdict instanceof Verdict.Fail fail) {
      exchange.outgoing.giveUp();
      fault(fail.fault());
    } else if (verdict instanceof Verdict.Wait wait) {
      waiting = true;
      exchange.pause(
          Pause.until(
              wait,
              exchange,
              later -> {
                waiting = false;
                exchange.outgoing.holdAnswer(false);
                if (decide(later)) {
                  run();
                }
              }));
      return false;
    }
    return true;
  }

  /** The answer as policies see it. */
  Response view() {
    ResponseView known = view;
    if (known == null) {
      if (head == null) {
        throw new IllegalStateException("there is no answer yet");
      }
      known = new ResponseView(head, source, whole);
      view = known;
    }
    return known;
  }

  // ---- on the wire

  private void commit() {
    HttpResponse response = requireNonNull(head, "head");
    HttpHeaders trailers = EmptyHttpHeaders.INSTANCE;
    ByteBuf body = null;
    WholeBody all = whole;
    if (all != null) {
      body = all.bytes();
      trailers = all.trailers();
      frame(response, body.readableBytes(), trailers.isEmpty());
      if (isBodyless(exchange, response.status().code())) {
        body = Unpooled.EMPTY_BUFFER; // never sent, so nobody sees or counts it
      }
    }
    try {
      filters = filters(response);
    } catch (Throwable thrown) {
      if (source != Response.Source.FAULT) {
        back = 0; // what they did to this answer is lost with it
        exchange.fail(PolicyFault.of("a policy that filters answers", thrown));
        return;
      }
    }
    committed = true;
    ExchangeTrace trace = exchange.trace();
    if (trace != null) {
      trace.answer();
    }
    exchange.downstream.head(response);
    if (body != null) {
      DefaultLastHttpContent last = new DefaultLastHttpContent(body);
      if (!trailers.isEmpty()) {
        last.trailingHeaders().add(trailers);
      }
      emit(last);
      return;
    }
    emitHeld();
  }

  /** RFC 9110 §6.4.1. */
  static boolean isBodyless(LiveExchange exchange, int status) {
    return exchange.sentMethod().equals("HEAD") || status == 204 || status == 304;
  }

  private void frame(HttpResponse response, int size, boolean noTrailers) {
    int status = response.status().code();
    // RFC 9110 §8.6: none in 204; a HEAD or 304 may keep what the backend said
    if (status == 204) {
      response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
      response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
    } else if (noTrailers && status != 304 && !(exchange.outgoing.isHead() && size == 0)) {
      response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, size);
    }
  }

  private @Nullable BodyChain filters(HttpResponse response) {
    BoundRoute route = exchange.route();
    if (route == null) {
      return null;
    }
    return ResponseFilters.of(exchange, steps, response, source, this::send);
  }

  /** Some of the backend's answer; takes ownership. */
  void content(HttpContent content) {
    if (collecting) {
      collect(content);
    } else if (!committed || emitting || (held != null && !held.isEmpty())) {
      hold(content);
    } else {
      emit(content);
      emitHeld();
    }
  }

  /**
   * Lets it wait for a policy, or for its turn. The backend is still read for a while, else nobody
   * would see that it goes away.
   */
  private void hold(HttpContent content) {
    if (held == null) {
      held = new ArrayDeque<>(4);
    }
    held.add(content);
    heldBytes += content.content().readableBytes();
    if (waiting && heldBytes > HELD_BYTES) {
      exchange.outgoing.holdAnswer(true);
    }
  }

  /** In the order of arrival: to emit a part may make the backend be read, within the call. */
  private void emitHeld() {
    HttpContent content;
    while (!emitting && held != null && (content = held.poll()) != null) {
      heldBytes -= content.content().readableBytes();
      emit(content);
    }
  }

  private void collect(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (!requireNonNull(whole, "whole").add(content)) {
      collecting = false;
      exchange.fail(
          new Fault(FaultCode.UPSTREAM_MALFORMED, "the answer is larger than a policy reads"));
    } else if (last) {
      collecting = false;
      start(requireNonNull(exchange.route(), "route").responseSteps);
    }
  }

  private void emit(HttpContent content) {
    if (done) {
      content.release();
      return;
    }
    emitting = true;
    try {
      BodyChain chain = filters;
      if (chain == null) {
        send(content);
        return;
      }
      chain.pass(content);
      failOn(chain.fault());
    } finally {
      emitting = false;
    }
  }

  private void failOn(@Nullable Fault failed) {
    if (failed != null) {
      exchange.fail(failed);
    }
  }

  private void send(HttpContent content) {
    bytesOut += content.content().readableBytes();
    if (content instanceof LastHttpContent last) {
      done = true;
      exchange.end(requireNonNull(head, "head").status().code(), fault);
      exchange.downstream.end(last);
    } else {
      exchange.downstream.content(content);
      if (!exchange.downstream.writable()) {
        exchange.outgoing.readAnswer(false);
      }
    }
  }

  /** Sends what was written, and all after it, without waiting for more. */
  void flush() {
    if (committed && !done) {
      exchange.downstream.flush();
    }
  }

  /** Releases what waits here. */
  void drop() {
    collecting = false;
    if (filters != null) {
      filters.close();
    }
    ArrayDeque<HttpContent> waiting = held;
    held = null;
    HttpContent content;
    while (waiting != null && (content = waiting.poll()) != null) {
      content.release();
    }
  }

  long bytesOut() {
    return bytesOut;
  }
}
