package dev.weir.policies.measure;

import dev.weir.exchange.Exchange;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Meters;
import dev.weir.policy.Policy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds the bytes of bodies to the counter {@code weir_body_bytes}, by API, version, operation and
 * direction. A policy serves one route, so its counters are looked up once, at the first exchange.
 */
final class MeasureBodies implements Policy {
  private static final String NAME = "weir_body_bytes";
  private static final String HELP = "Bytes of bodies that passed, as transferred.";

  private final Meters meters;
  private volatile Meters.@Nullable Counter request;
  private volatile Meters.@Nullable Counter response;

  MeasureBodies(Meters meters) {
    this.meters = meters;
  }

  @Override
  public BodyFilter requestFilter(Exchange exchange) {
    Meters.Counter counter = request;
    if (counter == null) {
      counter = counter(exchange, "request");
      request = counter;
    }
    return tap(counter);
  }

  @Override
  public BodyFilter responseFilter(Exchange exchange) {
    Meters.Counter counter = response;
    if (counter == null) {
      counter = counter(exchange, "response");
      response = counter;
    }
    return tap(counter);
  }

  private Meters.Counter counter(Exchange exchange, String direction) {
    return meters.counter(
        NAME,
        HELP,
        Map.of(
            "api", exchange.api().name(),
            "version", exchange.api().version(),
            "operation", exchange.operations().get(0).id(),
            "direction", direction));
  }

  private static BodyFilter tap(Meters.Counter counter) {
    return (chunk, sink) -> counter.add(chunk.size());
  }
}
