package dev.weir.gateway.listen;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Encodes HTTP/1.1 answers, knowing what was asked: the answer to HEAD has no body. */
final class ResponseEncoder extends HttpResponseEncoder {
  private boolean head;

  /** Whether the answer that comes next is one to HEAD. */
  void toHead(boolean yes) {
    head = yes;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpResponse msg) {
    return (head && msg.status().code() >= 200) || super.isContentAlwaysEmpty(msg);
  }
}
