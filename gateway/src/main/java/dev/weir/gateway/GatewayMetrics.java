package dev.weir.gateway;

import dev.weir.gateway.loop.Engine;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.observe.LoopWatch;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.observe.Samples;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.upstream.Endpoint;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a gateway tells about itself beside its exchanges: loops, pools, buffers, logs. */
final class GatewayMetrics {
  private GatewayMetrics() {}

  static void register(Metrics metrics, Engine engine, Observation observation, LivePlans plans) {
    for (LoopContext context : engine.contexts()) {
      LoopWatch.start(context.loop(), context.index(), metrics);
    }
    Map<String, String> about =
        Map.of(
            "version",
            version(),
            "transport",
            engine.transport().kind().name().toLowerCase(Locale.ROOT));
    metrics.tell(
        samples -> {
          samples.gauge("weir_build", "Which Weir this is; always 1.", about, 1);
          lost(samples, observation);
        });
    metrics.tell(samples -> pools(samples, plans));
    metrics.tell(GatewayMetrics::buffers);
  }

  /** The version of Weir, {@code 0.1.0}; {@code development} when it runs from classes. */
  static String version() {
    return Objects.requireNonNullElse(
        GatewayMetrics.class.getPackage().getImplementationVersion(), "development");
  }

  private static void lost(Samples samples, Observation observation) {
    String lines = "weir_log_lines_dropped";
    String noRoom = "Lines that had no room or could not be written.";
    samples.counter(
        lines, noRoom, Map.of("log", "access"), (double) observation.droppedAccessLines());
    samples.counter(
        lines, noRoom, Map.of("log", "events"), (double) observation.droppedEventLines());
    String export = "weir_export_lost";
    String undelivered = "What had no room or was not taken by the collector.";
    samples.counter(
        export, undelivered, Map.of("signal", "traces"), (double) observation.lostTraces());
    samples.counter(
        export, undelivered, Map.of("signal", "events"), (double) observation.lostEvents());
  }

  private static void pools(Samples samples, LivePlans plans) {
    for (LivePlans.Backend backend : plans.backends()) {
      for (Endpoint endpoint : backend.upstream().endpoints()) {
        Map<String, String> labels =
            Map.of(
                "api", backend.api().name(),
                "version", backend.api().version(),
                "upstream", backend.upstream().name(),
                "endpoint", endpoint.toString());
        samples.gauge(
            "weir_upstream_connections",
            "Connections to an endpoint that are open.",
            labels,
            endpoint.openConnections());
        samples.gauge(
            "weir_upstream_waiting_calls",
            "Calls that wait for a connection to an endpoint.",
            labels,
            endpoint.waitingCalls());
      }
    }
  }

  private static void buffers(Samples samples) {
    if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider) {
      ByteBufAllocatorMetric pool = provider.metric();
      String name = "weir_buffer_pool_bytes";
      String help = "Bytes that the pool of network buffers holds, used or not.";
      samples.gauge(name, help, Map.of("memory", "direct"), (double) pool.usedDirectMemory());
      samples.gauge(name, help, Map.of("memory", "heap"), (double) pool.usedHeapMemory());
    }
  }
}
