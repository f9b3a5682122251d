package dev.weir.system;

import dev.weir.exchange.Exchange;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Policy;
import dev.weir.policy.Sink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Policies that filter bodies, for tests. */
final class Filters {
  private Filters() {}

  /** The same filter for requests and answers. */
  static Policy both(Supplier<BodyFilter> filter) {
    return new Policy() {
      @Override
      public BodyFilter requestFilter(Exchange exchange) {
        return filter.get();
      }

      @Override
      public BodyFilter responseFilter(Exchange exchange) {
        return filter.get();
      }
    };
  }

  /** Changes every chunk as a text, and adds something at the end. */
  static BodyFilter text(UnaryOperator<String> change, String end) {
    return new BodyFilter() {
      @Override
      public void onChunk(Chunk chunk, Sink sink) {
        sink.send(Filters.chunk(change.apply(Filters.text(chunk))));
      }

      @Override
      public void onEnd(Headers trailers, Sink sink) {
        sink.send(Filters.chunk(end));
      }
    };
  }

  /** Counts bytes and ends. */
  static BodyFilter counting(AtomicInteger bytes, AtomicInteger ends) {
    return new BodyFilter() {
      @Override
      public void onChunk(Chunk chunk, Sink sink) {
        bytes.addAndGet(chunk.size());
      }

      @Override
      public void onEnd(Headers trailers, Sink sink) {
        ends.incrementAndGet();
      }
    };
  }

  static Chunk chunk(String text) {
    return Chunk.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(Chunk chunk) {
    return new String(chunk.bytes(), StandardCharsets.UTF_8);
  }
}
