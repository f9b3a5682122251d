package dev.weir.gateway;

import dev.weir.exchange.Outcome;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.fault.Party;
import dev.weir.gateway.address.ClientAddress;
import dev.weir.gateway.address.Forwarding;
import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.observe.Level;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.pipeline.LivePlan;
import dev.weir.gateway.pipeline.Road;
import dev.weir.gateway.reply.FaultBody;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.RequestLimits;
import dev.weir.gateway.trace.ExchangeTrace;
import dev.weir.gateway.trace.Tracer;
import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.FastThreadLocal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every exchange of this gateway shares. */
final class GatewayRoad implements Road {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final RequestLimits limits;
  private final FaultBody faults;
  private final ClientAddress proxies;
  private final Forwarding forwarding;
  private final Metrics metrics;
  private final Observation observation;
  private final Level connections;
  private final Supplier<LivePlan> live;
  private final FastThreadLocal<EndedExchange> records =
      new FastThreadLocal<>() {
        @Override
        protected EndedExchange initialValue() {
          return new EndedExchange();
        }
      };

  GatewayRoad(
      GatewaySettings settings, Metrics metrics, Observation observation, Supplier<LivePlan> live) {
    this.limits = settings.requests();
    this.faults = new FaultBody(settings.faults());
    this.proxies = new ClientAddress(settings.trustedProxies());
    this.forwarding = new Forwarding(pseudonym(), List.of());
    this.metrics = metrics;
    this.observation = observation;
    this.connections =
        metrics.level("weir_client_connections", "Connections of callers that are open.", Map.of());
    this.live = live;
  }

  // RFC 9110 §7.6.3: a name of its own, so that a request which comes back can be told
  private static String pseudonym() {
    return "weir-" + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
  }

  long connections() {
    return connections.now();
  }

  @Override
  public @Nullable Tracer tracer() {
    return observation.tracer();
  }

  @Override
  public LivePlan live() {
    return live.get();
  }

  @Override
  public RequestLimits limits() {
    return limits;
  }

  @Override
  public Reply reply(Fault fault, LiveExchange exchange) {
    FaultBody.Rendered body =
        faults.of(
            fault,
            exchange.id(),
            traceId(exchange),
            exchange.head().headers().get(HttpHeaderNames.ACCEPT));
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
  public KnownClient client(KnownClient peer, HttpHeaders headers) {
    return proxies.trusts(peer.address()) ? proxies.behind(peer, headers) : peer;
  }

  @Override
  public boolean forward(HttpHeaders headers, LiveExchange exchange) {
    if (forwarding.loops(headers)) {
      return false;
    }
    forwarding.tell(headers, exchange.client(), exchange.authority(), exchange.protocol());
    return true;
  }

  @Override
  public void clean(HttpHeaders headers) {
    forwarding.clean(headers);
  }

  @Override
  public void connected() {
    connections.up();
  }

  @Override
  public void disconnected() {
    connections.down();
  }

  @Override
  public void begun(LiveExchange exchange) {
    metrics.began();
  }

  @Override
  public void ended(LiveExchange exchange, Outcome outcome, @Nullable Fault fault) {
    EndedExchange record = records.get().of(exchange, outcome);
    metrics.ended(record);
    observation.ended(record, exchange.trace());
    if (fault != null) {
      tell(exchange, fault);
    }
    record.forget();
  }

  private static @Nullable String traceId(LiveExchange exchange) {
    ExchangeTrace trace = exchange.trace();
    return trace == null ? null : trace.traceId();
  }

  /** The log says what the caller is not told. */
  private static void tell(LiveExchange exchange, Fault fault) {
    String trace = traceId(exchange);
    String id = trace == null ? exchange.id() : exchange.id() + " trace " + trace;
    if (fault.code() == FaultCode.INTERNAL || fault.code() == FaultCode.POLICY_FAILED) {
      LOG.error("{} {}: {}", id, fault.code().slug(), fault.getMessage(), fault);
    } else if (fault.code().party() == Party.CLIENT) {
      LOG.debug("{} {}: {}", id, fault.code().slug(), fault.getMessage());
    } else {
      LOG.warn("{} {}: {}", id, fault.code().slug(), fault.getMessage());
    }
  }
}
