package dev.weir.gateway.pipeline;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.match.AbsoluteForm;
import dev.weir.gateway.match.HostName;
import dev.weir.gateway.match.PathFlaw;
import dev.weir.gateway.match.RequestTarget;
import dev.weir.gateway.match.RouteMatch;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes: its host, its path and the route they lead to. A connection has one and
 * fills it again for every request, so that matching allocates nothing. One thread.
 */
public final class Destination {
  final RequestTarget target = new RequestTarget();
  final RouteMatch<BoundRoute> match = new RouteMatch<>();
  private String host = "";
  private String authority = "";
  private boolean preflight;

  /**
   * Looks for the route of a request whose head has no flaw.
   *
   * @return null when {@link #match} holds a route that may be called
   */
  @Nullable Fault find(HttpRequest head, LivePlan live, boolean secure) {
    String uri = head.uri();
    String field = Incoming.authority(head);
    if (field != null && !uri.startsWith("/")) {
      int from = AbsoluteForm.authority(uri);
      if (from < 0) {
        return Fault.withHint(FaultCode.MALFORMED_REQUEST, "the target must be a path or a URL");
      }
      int path = AbsoluteForm.path(uri, from);
      field = uri.substring(from, path); // RFC 9112 §3.2.2: whatever Host says
      uri = AbsoluteForm.origin(uri, path);
    }
    String name = field == null ? null : HostName.of(field);
    if (field == null || name == null || (field.isEmpty() && !head.uri().startsWith("/"))) {
      return Fault.withHint(FaultCode.MALFORMED_REQUEST, "one well-formed Host is required");
    }
    authority = field;
    host = name;
    PathFlaw flaw = target.read(uri);
    if (flaw != null) {
      return Fault.withHint(FaultCode.PATH_NOT_CANONICAL, flaw.hint());
    }
    String method = head.method().name();
    RouteMatch.Result result = live.routes().match(name, method, target, secure, match);
    if (head.method().equals(HttpMethod.OPTIONS)) {
      preflight = isPreflight(head, result, live, secure);
      if (preflight) {
        return null;
      }
      result = live.routes().match(name, method, target, secure, match);
    }
    return switch (result) {
      case FOUND -> null;
      case NOT_FOUND -> new Fault(FaultCode.NOT_FOUND, target.path());
      case METHOD_NOT_ALLOWED ->
          new Fault(FaultCode.METHOD_NOT_ALLOWED, method + " " + target.path());
      case TRANSPORT_NOT_ALLOWED ->
          Fault.withHint(FaultCode.TRANSPORT_NOT_ALLOWED, secure ? "use http" : "use https");
    };
  }

  /**
   * Whether a browser asks for leave to call a route that answers such questions (Fetch standard,
   * "CORS-preflight request"). The match then holds the route that is asked for. Where there is an
   * operation OPTIONS, it says by having CORS or not whether such questions are for the gateway.
   */
  private boolean isPreflight(
      HttpRequest head, RouteMatch.Result options, LivePlan live, boolean secure) {
    String asked = head.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    boolean own = options == RouteMatch.Result.FOUND;
    return asked != null
        && head.headers().contains(HttpHeaderNames.ORIGIN)
        && (own
            ? match.route().preflight.length > 0
            : options == RouteMatch.Result.METHOD_NOT_ALLOWED)
        && live.routes().match(host, asked, target, secure, match) == RouteMatch.Result.FOUND
        && match.route().preflight.length > 0;
  }

  /** Whether the request is a preflight for the route, and not a call of it. */
  boolean preflight() {
    return preflight;
  }

  /** The host that was addressed, lower case, without port; empty when there was none. */
  String host() {
    return host;
  }

  /** What the caller sent as {@code Host}. */
  String authority() {
    return authority;
  }

  /** Forgets the request, so that nothing is kept alive between two. */
  public void clear() {
    match.clear();
    host = "";
    authority = "";
    preflight = false;
  }
}
