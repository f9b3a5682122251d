package dev.weir.gateway.export;

import dev.weir.gateway.analytics.Event;
import dev.weir.gateway.settings.OtlpSettings;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers analytics events as log records by OTLP over HTTP; by one thread. */
final class EventSender implements ExportQueue.Sender<Event> {
  private final OtlpHttpLogRecordExporter exporter;
  private final String endpoint;
  private final Resource resource;

  EventSender(OtlpSettings to, Exports.Target target, Resource resource) {
    Delivery.quiet();
    this.endpoint = to.endpoint("logs");
    this.resource = resource;
    OtlpHttpLogRecordExporterBuilder builder =
        OtlpHttpLogRecordExporter.builder()
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
  public @Nullable String send(List<Event> batch) {
    List<LogRecordData> records =
        batch.stream().<LogRecordData>map(event -> new EventRecord(event, resource)).toList();
    return Delivery.await(exporter.export(records), endpoint);
  }
}
