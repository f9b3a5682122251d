package dev.weir.testing;

import dev.weir.fault.Fault;
import dev.weir.http.Chunk;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Sink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way through one filter, as the gateway leads it: chunks are lent, nothing follows a
 * failure, and the end comes once.
 */
public final class FakeBody {
  private final BodyFilter filter;
  private final FakeHeaders trailers = new FakeHeaders();
  private final List<byte[]> sent = new ArrayList<>();
  private @Nullable Fault fault;
  private boolean sinkOpen;

  private FakeBody(BodyFilter filter) {
    this.filter = filter;
  }

  /** A body that is going to pass a filter. */
  public static FakeBody through(@Nullable BodyFilter filter) {
    if (filter == null) {
      throw new AssertionError("the policy gave no filter for this exchange");
    }
    return new FakeBody(filter);
  }

  /** Some chunks come, in UTF-8. */
  public FakeBody chunks(String... texts) {
    for (String text : texts) {
      chunk(text.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** A chunk comes. */
  public FakeBody chunk(byte[] bytes) {
    if (fault == null) {
      BorrowedChunk chunk = new BorrowedChunk(bytes);
      open(sink -> filter.onChunk(chunk, sink));
      chunk.takeBack();
    }
    return this;
  }

  /** The body comes in chunks of one size. */
  public FakeBody pieces(byte[] body, int size) {
    for (int at = 0; at < body.length; at += size) {
      chunk(Arrays.copyOfRange(body, at, Math.min(body.length, at + size)));
    }
    return this;
  }

  /** The body ends. */
  public FakeBody end() {
    if (fault == null) {
      open(sink -> filter.onEnd(trailers, sink));
    }
    return this;
  }

  /** What has gone on so far, as text in UTF-8. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** What has gone on so far. */
  public byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    sent.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** How many chunks have gone on. */
  public int count() {
    return sent.size();
  }

  /** Why the filter stopped the body; null when it did not. */
  public @Nullable Fault fault() {
    return fault;
  }

  private void open(Consumer<Sink> call) {
    sinkOpen = true;
    call.accept(new FakeSink());
    sinkOpen = false;
  }

  private final class FakeSink implements Sink {
    @Override
    public void send(Chunk chunk) {
      check();
      sent.add(chunk.bytes());
    }

    @Override
    public void fail(Fault cause) {
      check();
      fault = cause;
    }

    private void check() {
      if (!sinkOpen) {
        throw new IllegalStateException("the sink was used outside the call that received it");
      }
      if (fault != null) {
        throw new IllegalStateException("the body has been stopped already");
      }
    }
  }
}
