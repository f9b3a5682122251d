package dev.weir.gateway.pipeline;

import dev.weir.exchange.Outcome;
import dev.weir.fault.Fault;
import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.settings.RequestLimits;
import dev.weir.gateway.trace.Tracer;
import dev.weir.http.Reply;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What every exchange of a gateway shares. Thread-safe. */
public interface Road {
  /** The plan that exchanges begin on just now. */
  LivePlan live();

  /** Who traces exchanges; null when nobody does. */
  @Nullable Tracer tracer();

  /** What callers may send. */
  RequestLimits limits();

  /** The body that tells a caller about a fault. */
  Reply reply(Fault fault, LiveExchange exchange);

  /** Who sent a request: the peer, unless that is a trusted proxy which says otherwise. */
  KnownClient client(KnownClient peer, HttpHeaders headers);

  /** Takes out of a request what only the gateway may say, before policies read it. */
  void clean(HttpHeaders headers);

  /**
   * Adds what tells the backend who is calling. False when the request has passed this gateway too
   * often.
   */
  boolean forward(HttpHeaders headers, LiveExchange exchange);

  /** A caller's connection has been opened. */
  void connected();

  /** It has been closed. */
  void disconnected();

  /** An exchange has begun. */
  void begun(LiveExchange exchange);

  /** An exchange has ended. Must not block or throw. */
  void ended(LiveExchange exchange, Outcome outcome, @Nullable Fault fault);
}
