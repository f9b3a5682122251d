package dev.weir.gateway.pipeline;

import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.loop.LoopContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * The caller's side of one exchange: where its answer goes. Whatever the protocol, these are its
 * verbs. Called on the exchange's event loop. Takes ownership of every content.
 */
public interface Downstream {
  /** The loop on which everything happens. */
  LoopContext loop();

  /** Who is at the other end. */
  KnownClient client();

  /** The protocol as logs name it: {@code HTTP/1.1}, {@code HTTP/2}. */
  String protocol();

  /** Sends a 1xx answer and flushes. */
  void interim(HttpResponse response);

  /** Sends the head of the answer; framing and {@code Connection} are this side's business. */
  void head(HttpResponse response);

  /** Sends some of the body. */
  void content(HttpContent content);

  /** Sends the end. The exchange is over on this side, and another may begin within this call. */
  void end(LastHttpContent last);

  /** Puts what was written on the wire. */
  void flush();

  /** Whether the wire takes more just now. */
  boolean writable();

  /** Stops or resumes reading the request. */
  void reading(boolean yes);

  /** Breaks off: the caller must not take a part of the answer for the whole. */
  void abort();
}
