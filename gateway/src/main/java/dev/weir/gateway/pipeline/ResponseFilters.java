package dev.weir.gateway.pipeline;

import dev.weir.exchange.Response;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Direction;
import dev.weir.policy.MessageFilter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the filters of one answer together: explicit steps first, then what was entered, reversed.
 */
final class ResponseFilters {
  private ResponseFilters() {}

  /** The chain; null when nobody looks at this body, so that it passes untouched. */
  static @Nullable BodyChain of(
      LiveExchange exchange,
      BoundPolicy[] steps,
      HttpResponse response,
      Response.Source source,
      Consumer<HttpContent> out) {
    BodyChain chain = null;
    boolean changes = false;
    boolean events = source == Response.Source.UPSTREAM && isEventStream(response);
    List<MessageFilter> messages = new ArrayList<>(0);
    int entered = exchange.entered();
    for (int i = 0; i < steps.length + entered; i++) {
      BoundPolicy policy =
          i < steps.length ? steps[i] : exchange.chain()[entered - 1 - (i - steps.length)];
      if (policy.filtersResponse()) {
        BodyFilter filter = policy.policy().responseFilter(exchange);
        if (filter != null) {
          boolean tap = policy.responseBody() instanceof BodyUse.Tap;
          chain = chain == null ? new BodyChain(out) : chain;
          chain.add(policy.name(), filter, tap);
          changes = changes || !tap;
        }
      }
      if (events) {
        MessageFilter filter = policy.policy().messageFilter(exchange, Direction.TO_CLIENT);
        if (filter != null) {
          messages.add(filter);
        }
      }
    }
    if (!messages.isEmpty()) {
      chain = chain == null ? new BodyChain(out) : chain;
      chain.add("a filter of events", new EventFilter(messages, new Delay(exchange, chain)), false);
      changes = true;
    }
    if (changes) {
      response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
      if (!Answering.isBodyless(exchange, response.status().code())) {
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      }
    }
    return chain;
  }

  /** Lets an answer rest for a while; reading from the backend stops meanwhile. */
  private record Delay(LiveExchange exchange, BodyChain chain) implements EventFilter.Rest {
    @Override
    public void then(Duration time, Runnable go) {
      chain.hold();
      exchange.outgoing.holdAnswer(true);
      var unused =
          exchange
              .downstream
              .loop()
              .loop()
              .schedule(() -> wake(go), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void wake(Runnable go) {
      if (exchange.ended()) {
        return;
      }
      chain.unhold(go);
      if (!chain.held()) {
        chain.resume();
      }
      if (chain.fault() != null) {
        exchange.fail(chain.fault());
      } else if (!chain.held() && !exchange.ended()) {
        exchange.outgoing.holdAnswer(false);
      }
      exchange.answering.flush();
    }
  }

  private static boolean isEventStream(HttpResponse response) {
    String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
    return type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
  }
}
