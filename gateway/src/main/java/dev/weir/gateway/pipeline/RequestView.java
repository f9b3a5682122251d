package dev.weir.gateway.pipeline;

import dev.weir.exchange.Request;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The request of a {@link LiveExchange} as policies see it. Made when the first one looks. */
final class RequestView implements Request {
  private final LiveExchange exchange;
  private @Nullable Headers headers;

  RequestView(LiveExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public String method() {
    return exchange.method();
  }

  @Override
  public String path() {
    return exchange.destination.target.path();
  }

  @Override
  public @Nullable String query() {
    return exchange.query();
  }

  @Override
  public @Nullable String pathParameter(String name) {
    return exchange.destination.match.parameter(name);
  }

  @Override
  public @Nullable String queryParameter(String name) {
    return QueryParameters.first(exchange.destination.target.query(), name);
  }

  @Override
  public String host() {
    return exchange.host();
  }

  @Override
  public String scheme() {
    return exchange.client().secure() ? "https" : "http";
  }

  @Override
  public Headers headers() {
    Headers view = headers;
    if (view == null) {
      HttpHeaders fields = exchange.requestHeaders();
      view = new NettyHeaders(fields);
      headers = view;
    }
    return view;
  }

  @Override
  public String upstreamPath() {
    return exchange.upstreamPath();
  }

  @Override
  public void upstreamPath(String path) {
    exchange.upstreamPath(path);
  }

  @Override
  public void query(@Nullable String query) {
    exchange.query(query);
  }

  @Override
  public void method(String method) {
    exchange.method(method);
  }

  @Override
  public Chunk body() {
    return exchange.requestBody().body();
  }

  @Override
  public void body(Chunk body) {
    exchange.requestBody().body(body);
  }
}
