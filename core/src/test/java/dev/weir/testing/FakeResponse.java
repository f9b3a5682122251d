package dev.weir.testing;

import dev.weir.exchange.Response;
import dev.weir.http.Chunk;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An answer whose parts a test chooses; see {@link FakeExchange#answer}. */
public final class FakeResponse implements Response {
  private final Source source;
  private final FakeHeaders headers;
  private int status;
  private @Nullable Chunk body;

  FakeResponse(int status, Source source, FakeHeaders headers) {
    this.status = status;
    this.source = source;
    this.headers = headers;
  }

  /** Gives it a whole body, as if a policy had asked for one. */
  public FakeResponse with(byte[] body) {
    this.body = Chunk.of(body);
    return this;
  }

  /** Gives it a whole body in UTF-8, as if a policy had asked for one. */
  public FakeResponse with(String body) {
    return with(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public void status(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("a status is 200 to 599, not " + status);
    }
    this.status = status;
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public FakeHeaders headers() {
    return headers;
  }

  @Override
  public Chunk body() {
    if (body == null) {
      throw new IllegalStateException("no policy asked for the whole response body");
    }
    return body;
  }

  @Override
  public void body(Chunk body) {
    body();
    this.body = body;
  }

  /** The whole body as text in UTF-8. */
  public String text() {
    return new String(body().bytes(), StandardCharsets.UTF_8);
  }
}
