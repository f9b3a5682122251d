package dev.weir.gateway.upstream;

import dev.weir.fault.Fault;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Whoever sent an {@link UpstreamCall} and waits for its answer. Called on the call's event loop,
 * in this order: {@code ready}, {@code interim} any number of times, {@code head} once, {@code
 * content} any number, {@code end} once; {@code failed} may come instead at any point and is then
 * the last. Before the head it may begin anew: {@code again}, and later {@code ready}. Receives
 * ownership of every content.
 */
public interface UpstreamListener {
  /** The request's head is on its way; its body may be written now. */
  void ready();

  /**
   * The connection was dead, and the call goes on another one. What has been written of the body
   * will be sent again by itself; the rest waits for {@code ready}.
   */
  void again();

  /** A 1xx answer. */
  void interim(HttpResponse response);

  /** The head of the answer. */
  void head(HttpResponse response);

  /** Some of the answer's body. */
  void content(HttpContent content);

  /** The end of the answer. */
  void end(LastHttpContent last);

  /** There will be no (complete) answer. */
  void failed(Fault fault);

  /** More of the request's body may be written, or no more for now. */
  void writable(boolean yes);

  /** All that could be read just now has been handed over: a good moment to flush. */
  void readComplete();
}
