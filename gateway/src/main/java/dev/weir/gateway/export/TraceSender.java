package dev.weir.gateway.export;

import dev.weir.gateway.settings.OtlpSettings;
import dev.weir.gateway.trace.FinishedTrace;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers traces by OTLP over HTTP; by one thread. */
final class TraceSender implements ExportQueue.Sender<FinishedTrace> {
  private final OtlpHttpSpanExporter exporter;
  private final String endpoint;
  private final Resource resource;

  TraceSender(OtlpSettings to, Exports.Target target, Resource resource) {
    Delivery.quiet();
    this.endpoint = to.endpoint("traces");
    this.resource = resource;
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint)
            .setCompression("gzip")
            .setTimeout(Delivery.PATIENCE)
            .setConnectTimeout(Delivery.PATIENCE)
            .setRetryPolicy(Delivery.RETRIES)
            .setMeterProvider(MeterProvider.noop());
    target.headers().forEach(builder::addHeader);
    if (target.trust().length > 0) {
      builder.setTrustedCertificates(target.trust());
    }
    exporter = builder.build();
  }

  @Override
  public @Nullable String send(List<FinishedTrace> batch) {
    List<SpanData> spans = new ArrayList<>();
    batch.forEach(trace -> spans.addAll(Spans.of(trace, resource)));
    return Delivery.await(exporter.export(spans), endpoint);
  }
}
