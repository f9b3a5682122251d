package dev.weir.gateway;

import dev.weir.exchange.Outcome;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.pipeline.LivePlan;
import dev.weir.gateway.pipeline.Road;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.reply.FaultBody;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.RequestLimits;
import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What every exchange of this gateway shares. */
final class GatewayRoad implements Road, AutoCloseable {
  private final GatewaySettings settings;
  private final FaultBody faults;
  private final AtomicInteger inFlight = new AtomicInteger();
  private @Nullable LivePlans plans;

  GatewayRoad(GatewaySettings settings) {
    this.settings = settings;
    this.faults = new FaultBody(settings.faults());
  }

  /** Serves these plans; called once, before the first exchange. */
  void serve(LivePlans live) {
    plans = live;
  }

  int inFlight() {
    return inFlight.get();
  }

  int connections() {
    return 0;
  }

  @Override
  public LivePlan live() {
    LivePlans live = plans;
    if (live == null) {
      throw new IllegalStateException("no plan yet");
    }
    return live.state().live();
  }

  @Override
  public RequestLimits limits() {
    return settings.requests();
  }

  @Override
  public Reply reply(Fault fault, LiveExchange exchange) {
    FaultBody.Rendered body =
        faults.of(fault, exchange.id(), exchange.head().headers().get(HttpHeaderNames.ACCEPT));
    Reply reply =
        new Reply(
            fault.code().status(),
            List.of(new Reply.Field("Content-Type", body.mediaType())),
            Chunk.of(body.bytes()));
    return fault.code() == FaultCode.METHOD_NOT_ALLOWED
        ? reply.with("Allow", exchange.allow())
        : reply;
  }

  @Override
  public void forward(HttpHeaders headers, LiveExchange exchange) {
    headers.set("X-Forwarded-For", exchange.client().ip());
  }

  @Override
  public void begun(LiveExchange exchange) {
    inFlight.incrementAndGet();
  }

  @Override
  public void ended(LiveExchange exchange, Outcome outcome, @Nullable Fault fault) {
    inFlight.decrementAndGet();
    if (fault != null) {
      fault.printStackTrace();
    }
  }

  @Override
  public void close() {}
}
