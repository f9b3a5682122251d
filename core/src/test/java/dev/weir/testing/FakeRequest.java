package dev.weir.testing;

import dev.weir.exchange.Request;
import dev.weir.http.Chunk;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parts a test chooses; see {@link ExchangeBuilder}. */
public final class FakeRequest implements Request {
  private final String path;
  private final @Nullable String sentQuery;
  private final Map<String, String> parameters;
  private final String host;
  private final String scheme;
  private final FakeHeaders headers;
  private String method;
  private @Nullable String query;
  private String upstreamPath;
  private @Nullable Chunk body;

  FakeRequest(ExchangeBuilder parts) {
    this.method = parts.method;
    this.path = parts.path;
    this.sentQuery = parts.query;
    this.query = parts.query;
    this.parameters = Map.copyOf(parts.parameters);
    this.host = parts.host;
    this.scheme = parts.scheme;
    this.headers = parts.headers;
    this.upstreamPath = parts.path;
    this.body = parts.body;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public @Nullable String query() {
    return query;
  }

  @Override
  public @Nullable String pathParameter(String name) {
    return parameters.get(name);
  }

  @Override
  public @Nullable String queryParameter(String name) {
    if (sentQuery == null) {
      return null;
    }
    for (String pair : sentQuery.split("&")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (URLDecoder.decode(key, StandardCharsets.UTF_8).equals(name)) {
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public FakeHeaders headers() {
    return headers;
  }

  @Override
  public String upstreamPath() {
    return upstreamPath;
  }

  @Override
  public void upstreamPath(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with /: " + path);
    }
    upstreamPath = path;
  }

  @Override
  public void query(@Nullable String query) {
    this.query = query;
  }

  @Override
  public void method(String method) {
    this.method = method;
  }

  @Override
  public Chunk body() {
    if (body == null) {
      throw new IllegalStateException("no policy asked for the whole request body");
    }
    return body;
  }

  @Override
  public void body(Chunk body) {
    body();
    this.body = body;
  }
}
