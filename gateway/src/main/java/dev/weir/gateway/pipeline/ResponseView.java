package dev.weir.gateway.pipeline;

import dev.weir.exchange.Response;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/** An answer as policies see it. */
final class ResponseView implements Response {
  private final HttpResponse head;
  private final Source source;
  private final Headers headers;
  private final @Nullable WholeBody body;

  ResponseView(HttpResponse head, Source source, @Nullable WholeBody body) {
    this.head = head;
    this.source = source;
    this.headers = new NettyHeaders(head.headers());
    this.body = body;
  }

  @Override
  public int status() {
    return head.status().code();
  }

  @Override
  public void status(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("a status is 200 to 599, not " + status);
    }
    head.setStatus(HttpResponseStatus.valueOf(status));
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public Chunk body() {
    return whole().body();
  }

  @Override
  public void body(Chunk other) {
    whole().body(other);
  }

  private WholeBody whole() {
    if (body == null) {
      throw new IllegalStateException("no policy of this route asked for the whole body");
    }
    return body;
  }
}
