package dev.weir.gateway.export;

import dev.weir.gateway.analytics.Event;
import dev.weir.gateway.observe.Outlet;
import dev.weir.gateway.settings.OtlpSettings;
import dev.weir.gateway.trace.FinishedTrace;
import dev.weir.policy.Secrets;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Opens the ways to a collector. */
public final class Exports {
  private final Resource resource;
  private final Secrets secrets;

  /**
   * Ways for one gateway.
   *
   * @param version of Weir
   * @param environment that the gateway serves; possibly empty
   * @param secrets resolves the references in header values
   */
  public Exports(String version, String environment, Secrets secrets) {
    this.secrets = secrets;
    AttributesBuilder about =
        Attributes.builder()
            .put(AttributeKey.stringKey("service.name"), "weir")
            .put(AttributeKey.stringKey("service.version"), version)
            .put(AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString());
    if (!environment.isEmpty()) {
      about.put(AttributeKey.stringKey("deployment.environment.name"), environment);
    }
    resource = Resource.create(about.build());
  }

  /**
   * For traces.
   *
   * @throws IllegalStateException when a secret or the file of certificates cannot be read
   */
  public Outlet<FinishedTrace> traces(OtlpSettings to) {
    return new ExportQueue<>("traces", new TraceSender(to, target(to), resource));
  }

  /**
   * For analytics events.
   *
   * @throws IllegalStateException when a secret or the file of certificates cannot be read
   */
  public Outlet<Event> events(OtlpSettings to) {
    return new ExportQueue<>("events", new EventSender(to, target(to), resource));
  }

  private Target target(OtlpSettings to) {
    try {
      Map<String, String> headers = new HashMap<>();
      to.headers().forEach((name, value) -> headers.put(name, secrets.resolve(value)));
      return new Target(
          headers, to.trust().isPresent() ? Files.readAllBytes(to.trust().get()) : new byte[0]);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "cannot send to the collector " + to.url() + ": " + e.getMessage(), e);
    }
  }

  /** What is needed to be let in; an empty trust is Java's own. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Target(Map<String, String> headers, byte[] trust) {}
}
