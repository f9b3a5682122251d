package dev.weir.gateway.pipeline;

import static java.util.Objects.requireNonNull;

import dev.weir.exchange.Api;
import dev.weir.exchange.Attribute;
import dev.weir.exchange.Caller;
import dev.weir.exchange.Exchange;
import dev.weir.exchange.Operation;
import dev.weir.exchange.Outcome;
import dev.weir.exchange.Request;
import dev.weir.exchange.Response;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.match.PathFlaw;
import dev.weir.gateway.match.RequestTarget;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.gateway.trace.Tracer;
import dev.weir.gateway.upstream.Endpoint;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.http.Reply;
import dev.weir.policy.Verdict;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One exchange on its way: matched, judged by the policies of its route, sent to an upstream, and
 * answered. It has two halves: this one runs the request; {@link Answering} runs the answer. Lives
 * on one event loop and needs no locks; a policy that waits gives the loop back, and the run
 * resumes on the same loop.
 */
public final class LiveExchange implements Exchange {
  final Road road;
  final Downstream downstream;
  final Destination destination;
  final HttpRequest head;
  final long startNanos;
  private final String sentTarget;
  private final String sentMethod;
  final Outgoing outgoing;
  final Answering answering;

  private @Nullable BoundRoute route;
  private BoundPolicy[] chain = {};
  private int entered;
  private @Nullable String id;
  private @Nullable List<Operation> operations;
  private Caller caller = Caller.ANONYMOUS;
  private @Nullable Upstream upstream;
  private @Nullable RequestView requestView;
  private @Nullable Map<Attribute<?>, Object> attributes;
  private @Nullable Pause pause;
  private @Nullable ExchangeTrace trace;
  private boolean ended;

  /**
   * An exchange that has not begun.
   *
   * @param destination filled by this exchange; the connection reuses it for the next one
   */
  public LiveExchange(Road road, Downstream downstream, HttpRequest head, Destination destination) {
    this.road = road;
    this.downstream = downstream;
    this.head = head;
    this.destination = destination;
    this.sentTarget = head.uri();
    this.sentMethod = head.method().name();
    this.startNanos = System.nanoTime();
    this.outgoing = new Outgoing(this);
    this.answering = new Answering(this);
  }

  /** Begins: looks for the route and runs as far as it can. */
  public void begin() {
    road.begun(this);
    Tracer tracer = road.tracer();
    if (tracer != null) {
      trace = tracer.begin(head.headers());
    }
    Fault flaw = Incoming.flaw(head, road.limits());
    if (flaw == null) {
      flaw = destination.find(head, road.live(), client().secure());
    }
    if (flaw != null) {
      fail(flaw);
      return;
    }
    // before policies: what they add must not be removed by what the caller names in Connection
    HopByHop.strip(head.headers());
    road.clean(head.headers());
    BoundRoute found = destination.match.route();
    route = found;
    chain = destination.preflight() ? found.preflight : found.policies;
    run();
  }

  /** Runs the request's policies from where it stopped, then sends the request. */
  void run() {
    while (entered < chain.length) {
      BoundPolicy next = chain[entered];
      boolean whole;
      try {
        whole = next.wantsWholeRequest() && outgoing.body().mustCollect(next);
      } catch (Throwable thrown) {
        fail(PolicyFault.of(next.name(), thrown));
        return;
      }
      if (whole) {
        outgoing.body().collect(this::run);
        return;
      }
      entered++;
      if (trace != null) {
        trace.policy(next.name(), next.stage());
      }
      if (!decide(ask(next))) {
        return;
      }
    }
    if (destination.preflight()) {
      fail(new Fault(FaultCode.METHOD_NOT_ALLOWED, "OPTIONS " + destination.target.path()));
    } else {
      outgoing.send();
    }
  }

  private Verdict ask(BoundPolicy bound) {
    try {
      return requireNonNull(bound.policy().onRequest(this), "no verdict");
    } catch (Throwable thrown) {
      return Verdict.fail(PolicyFault.of(bound.name(), thrown));
    }
  }

  /** Acts on a verdict; true when the run goes on at once. */
  private boolean decide(Verdict verdict) {
    if (verdict instanceof Verdict.Continue) {
      return true;
    }
    if (verdict instanceof Verdict.Answer answer) {
      answering.reply(answer.reply(), Response.Source.POLICY);
    } else if (verdict instanceof Verdict.Fail fail) {
      fail(fail.fault());
    } else if (verdict instanceof Verdict.Wait wait) {
      pause =
          Pause.until(
              wait,
              this,
              later -> {
                if (decide(later)) {
                  run();
                }
              });
    }
    return false;
  }

  void pause(@Nullable Pause next) {
    pause = next;
  }

  private void forgetPause() {
    if (pause != null) {
      pause.forget();
      pause = null;
    }
  }

  /** Refuses, or breaks off when the answer has begun. */
  void fail(Fault fault) {
    if (!ended) {
      forgetPause();
      outgoing.giveUp();
      answering.fault(fault);
    }
  }

  /** The rest of the request cannot be read. */
  public void malformed(Throwable why) {
    fail(Incoming.undecodable(why));
  }

  /** Some of the request's body; takes ownership. */
  public void content(HttpContent content) {
    outgoing.fromCaller(content);
  }

  /** All that could be read from the caller just now has been handed over. */
  public void readComplete() {
    outgoing.flush();
  }

  /** The caller's wire takes more of the answer, or no more for now. */
  public void writable(boolean yes) {
    outgoing.readAnswer(yes);
  }

  /** The caller has gone away. */
  public void gone() {
    if (!ended) {
      outgoing.giveUp();
      answering.drop();
      end(499, new Fault(FaultCode.CLIENT_ABORTED, "the caller closed the connection"));
    }
  }

  /** Looks at the deadlines. */
  public void tick(long now) {
    if (ended) {
      return;
    }
    Pause waiting = pause;
    if (waiting != null && waiting.expired(now)) {
      fail(new Fault(FaultCode.POLICY_TIMEOUT, "a policy waited too long"));
      return;
    }
    Fault late = outgoing.late(now);
    if (late != null) {
      fail(late);
    }
  }

  /** Ends the exchange: every policy that was entered hears of it, exactly once. */
  void end(int status, @Nullable Fault fault) {
    if (ended) {
      return;
    }
    ended = true;
    forgetPause();
    outgoing.body().close();
    Outcome outcome =
        new Outcome(
            status,
            fault == null ? null : fault.code(),
            outgoing.body().bytes(),
            answering.bytesOut(),
            System.nanoTime() - startNanos,
            outgoing.upstreamNanos());
    for (int i = entered - 1; i >= 0; i--) {
      try {
        chain[i].policy().onEnd(this, outcome);
      } catch (Throwable thrown) {
        fault = fault == null ? PolicyFault.of(chain[i].name(), thrown) : fault;
      }
    }
    road.ended(this, outcome, fault);
  }

  /** Whether it is over. */
  public boolean ended() {
    return ended;
  }

  /** The route; null when none was found. */
  public @Nullable BoundRoute route() {
    return route;
  }

  /** The endpoint that was called last; null when none was. */
  public @Nullable Endpoint endpoint() {
    return outgoing.endpoint();
  }

  /** The trace that it belongs to; null while nobody traces. */
  public @Nullable ExchangeTrace trace() {
    return trace;
  }

  /** What that endpoint answered; 0 when it did not. */
  public int endpointStatus() {
    return outgoing.answeredStatus();
  }

  /** How long after the beginning an endpoint was called, in nanoseconds; -1 when none was. */
  public long calledAfter() {
    return outgoing.calledAfter();
  }

  /** How long after the beginning an endpoint began to answer; -1 when none did. */
  public long answeredAfter() {
    return outgoing.answeredAfter();
  }

  /** The API's path as it was called; empty when no route was found. */
  public String context() {
    return route == null
        ? ""
        : destination.target.sent().substring(0, destination.match.contextEnd());
  }

  /** The head of the request as it came; some of it may have been changed by policies. */
  public HttpRequest head() {
    return head;
  }

  /** The methods that the path offers, after METHOD_NOT_ALLOWED. */
  public String allow() {
    return destination.match.allow();
  }

  /** What the caller sent as {@code Host}. */
  public String authority() {
    return destination.authority();
  }

  /** The protocol as logs name it. */
  public String protocol() {
    return downstream.protocol();
  }

  /** The request target as it came. */
  public String sentTarget() {
    return sentTarget;
  }

  /** The method as it came. */
  public String sentMethod() {
    return sentMethod;
  }

  /** The host that was addressed, lower case, without port; empty when there was none. */
  public String host() {
    return destination.host();
  }

  int entered() {
    return entered;
  }

  BoundPolicy[] chain() {
    return chain;
  }

  Upstream upstream() {
    Upstream chosen = upstream;
    if (chosen == null) {
      chosen = requireNonNull(route, "route").upstream;
    }
    return chosen;
  }

  HttpHeaders requestHeaders() {
    return head.headers();
  }

  String method() {
    return head.method().name();
  }

  void method(String other) {
    head.setMethod(HttpMethod.valueOf(other));
  }

  String upstreamPath() {
    return outgoing.path();
  }

  /** A policy may put a slash into a segment; a backend that decodes it must not be led astray. */
  void upstreamPath(String path) {
    String careless = path.replace("%2F", "/").replace("%2f", "/");
    PathFlaw flaw = new RequestTarget().read(careless);
    if (flaw != null || path.indexOf('?') >= 0) {
      String why = flaw == null ? "a path has no query" : flaw.hint();
      throw new IllegalArgumentException("no path for the backend: " + why);
    }
    outgoing.path(path);
  }

  @Nullable String query() {
    return outgoing.query();
  }

  void query(@Nullable String query) {
    PathFlaw flaw = query == null ? null : new RequestTarget().read("/?" + query);
    if (flaw != null) {
      throw new IllegalArgumentException("no query for the backend: " + flaw.hint());
    }
    outgoing.query(query);
  }

  WholeBody requestBody() {
    WholeBody whole = outgoing.body().whole();
    if (whole == null) {
      throw new IllegalStateException("no policy of this route asked for the whole body");
    }
    return whole;
  }

  @Override
  public String id() {
    String known = id;
    if (known == null) {
      known = ExchangeIds.next();
      id = known;
    }
    return known;
  }

  @Override
  public void id(String other) {
    id = other;
  }

  @Override
  public Api api() {
    return requireNonNull(route, "route").api;
  }

  @Override
  public List<Operation> operations() {
    return operations != null ? operations : requireNonNull(route, "route").operations;
  }

  @Override
  public void operations(List<Operation> named) {
    if (named.isEmpty()) {
      throw new IllegalArgumentException("an exchange has at least one operation");
    }
    operations = List.copyOf(named);
  }

  @Override
  public Request request() {
    RequestView view = requestView;
    if (view == null) {
      view = new RequestView(this);
      requestView = view;
    }
    return view;
  }

  @Override
  public Response response() {
    return answering.view();
  }

  @Override
  public KnownClient client() {
    return downstream.client();
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public void caller(Caller known) {
    caller = known;
  }

  @Override
  @SuppressWarnings("unchecked") // set() keeps keys and values of one type together
  public <T> @Nullable T get(Attribute<T> key) {
    return attributes == null ? null : (T) attributes.get(key);
  }

  @Override
  public <T> void set(Attribute<T> key, T value) {
    if (attributes == null) {
      attributes = new HashMap<>(4);
    }
    attributes.put(key, value);
  }

  @Override
  public void upstream(String name) {
    if (outgoing.sent()) {
      throw new IllegalStateException("the call has been sent already");
    }
    Upstream other = requireNonNull(route, "route").upstreams.get(name);
    if (other == null) {
      throw new IllegalArgumentException("the plan has no upstream named " + name);
    }
    upstream = other;
  }

  /** Answers with what a policy or a fault says; for the halves of this exchange. */
  Reply replyTo(Fault fault) {
    return road.reply(fault, this);
  }
}
