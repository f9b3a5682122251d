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
import dev.weir.gateway.match.HostName;
import dev.weir.gateway.match.PathFlaw;
import dev.weir.gateway.match.RequestTarget;
import dev.weir.gateway.match.RouteMatch;
import dev.weir.gateway.upstream.Endpoint;
import dev.weir.gateway.upstream.Upstream;
import dev.weir.http.Reply;
import dev.weir.policy.Verdict;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
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
  final RequestTarget target;
  final RouteMatch<BoundRoute> match;
  final HttpRequest head;
  final long startNanos;
  private final String sentTarget;
  private final String sentMethod;
  final Outgoing outgoing;
  final Answering answering;

  private @Nullable BoundRoute route;
  private BoundPolicy[] chain = {};
  private int entered;
  private String host = "";
  private String authority = "";
  private @Nullable String id;
  private @Nullable List<Operation> operations;
  private Caller caller = Caller.ANONYMOUS;
  private @Nullable Upstream upstream;
  private @Nullable RequestView requestView;
  private @Nullable Map<Attribute<?>, Object> attributes;
  private @Nullable Pause pause;
  private boolean preflight;
  private boolean ended;

  /**
   * An exchange that has not begun.
   *
   * @param target filled by this exchange; reused by the connection for the next one
   * @param match likewise
   */
  public LiveExchange(
      Road road,
      Downstream downstream,
      HttpRequest head,
      RequestTarget target,
      RouteMatch<BoundRoute> match) {
    this.road = road;
    this.downstream = downstream;
    this.head = head;
    this.target = target;
    this.match = match;
    this.sentTarget = head.uri();
    this.sentMethod = head.method().name();
    this.startNanos = System.nanoTime();
    this.outgoing = new Outgoing(this);
    this.answering = new Answering(this);
  }

  /** Begins: looks for the route and runs as far as it can. */
  public void begin() {
    road.begun(this);
    Fault flaw = Incoming.flaw(head, road.limits());
    if (flaw == null) {
      flaw = findRoute();
    }
    if (flaw != null) {
      fail(flaw);
    } else {
      run();
    }
  }

  private @Nullable Fault findRoute() {
    String field = Incoming.authority(head);
    String name = field == null ? null : HostName.of(field);
    if (field == null || name == null) {
      return Fault.withHint(FaultCode.MALFORMED_REQUEST, "one well-formed Host is required");
    }
    authority = field;
    host = name;
    String uri = head.uri();
    if (!uri.startsWith("/")) {
      return Fault.withHint(FaultCode.MALFORMED_REQUEST, "the target must be a path");
    }
    PathFlaw flaw = target.read(uri);
    if (flaw != null) {
      return Fault.withHint(FaultCode.PATH_NOT_CANONICAL, flaw.hint());
    }
    LivePlan live = road.live();
    boolean secure = client().secure();
    RouteMatch.Result result =
        live.routes().match(host, head.method().name(), target, secure, match);
    if (result == RouteMatch.Result.METHOD_NOT_ALLOWED) {
      String asked = preflightMethod();
      if (asked != null
          && live.routes().match(host, asked, target, secure, match) == RouteMatch.Result.FOUND
          && match.route().preflight.length > 0) {
        preflight = true;
        result = RouteMatch.Result.FOUND;
      }
    }
    switch (result) {
      case FOUND -> {
        route = match.route();
        chain = preflight ? route.preflight : route.policies;
        return null;
      }
      case NOT_FOUND -> {
        return new Fault(FaultCode.NOT_FOUND, target.path());
      }
      case METHOD_NOT_ALLOWED -> {
        return new Fault(FaultCode.METHOD_NOT_ALLOWED, head.method().name() + " " + target.path());
      }
      case TRANSPORT_NOT_ALLOWED -> {
        return Fault.withHint(FaultCode.TRANSPORT_NOT_ALLOWED, secure ? "use http" : "use https");
      }
    }
    throw new IllegalStateException("unknown result " + result);
  }

  // Fetch standard, "CORS-preflight request"
  private @Nullable String preflightMethod() {
    return head.method().equals(HttpMethod.OPTIONS)
            && head.headers().contains(HttpHeaderNames.ORIGIN)
        ? head.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD)
        : null;
  }

  /** Runs the request's policies from where it stopped, then sends the request. */
  void run() {
    while (entered < chain.length) {
      BoundPolicy next = chain[entered];
      if (next.wantsWholeRequest() && outgoing.mustCollect(next)) {
        outgoing.collect(this::run);
        return;
      }
      entered++;
      if (!decide(ask(next))) {
        return;
      }
    }
    if (preflight) {
      fail(new Fault(FaultCode.METHOD_NOT_ALLOWED, "OPTIONS " + target.path()));
    } else {
      outgoing.send();
    }
  }

  private Verdict ask(BoundPolicy bound) {
    try {
      return bound.policy().onRequest(this);
    } catch (Fault fault) {
      return Verdict.fail(fault);
    } catch (RuntimeException e) {
      return Verdict.fail(new Fault(FaultCode.POLICY_FAILED, bound.name() + ": " + e, e));
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

  /** Refuses, or breaks off when the answer has begun. */
  void fail(Fault fault) {
    if (!ended) {
      outgoing.giveUp();
      answering.fault(fault);
    }
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
      pause = null;
      waiting.forget();
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
    if (pause != null) {
      pause.forget();
    }
    outgoing.discard();
    Outcome outcome =
        new Outcome(
            status,
            fault == null ? null : fault.code(),
            outgoing.bytesIn(),
            answering.bytesOut(),
            System.nanoTime() - startNanos,
            outgoing.upstreamNanos());
    for (int i = entered - 1; i >= 0; i--) {
      try {
        chain[i].policy().onEnd(this, outcome);
      } catch (RuntimeException e) {
        fault =
            fault == null
                ? new Fault(FaultCode.POLICY_FAILED, chain[i].name() + ": " + e, e)
                : fault;
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

  /** The head of the request as it came; some of it may have been changed by policies. */
  public HttpRequest head() {
    return head;
  }

  /** The methods that the path offers, after METHOD_NOT_ALLOWED. */
  public String allow() {
    return match.allow();
  }

  /** What the caller sent as {@code Host}. */
  public String authority() {
    return authority;
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
    return host;
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

  void upstreamPath(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with /: " + path);
    }
    outgoing.path(path);
  }

  @Nullable String query() {
    return outgoing.query();
  }

  void query(@Nullable String query) {
    outgoing.query(query);
  }

  WholeBody requestBody() {
    return outgoing.body();
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
