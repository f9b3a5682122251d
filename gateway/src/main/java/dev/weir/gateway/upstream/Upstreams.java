package dev.weir.gateway.upstream;

import dev.weir.plan.EndpointPlan;
import dev.weir.plan.UpstreamPlan;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Binds upstreams of plans: builds endpoints with their TLS. */
public final class Upstreams {
  private final Connector connector;
  private final Map<String, Path> trust;

  /** Binds with these certificates to believe, by the names that plans use. */
  public Upstreams(Connector connector, Map<String, Path> trust) {
    this.connector = connector;
    this.trust = Map.copyOf(trust);
  }

  /**
   * Binds one upstream.
   *
   * @throws IllegalArgumentException when the plan names trust that the gateway lacks or that
   *     cannot be read
   */
  public Upstream bind(UpstreamPlan plan) {
    List<Endpoint> endpoints = new ArrayList<>();
    SslContext tls = null;
    for (EndpointPlan endpoint : plan.endpoints()) {
      boolean secure = endpoint.url().startsWith("https:");
      if (secure && tls == null) {
        tls = tls(plan);
      }
      endpoints.add(new Endpoint(endpoint, plan, secure ? tls : null, connector));
    }
    return new Upstream(plan, endpoints);
  }

  private SslContext tls(UpstreamPlan plan) {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
            .endpointIdentificationAlgorithm("HTTPS");
    if (!plan.trust().isEmpty()) {
      Path certificates = trust.get(plan.trust());
      if (certificates == null) {
        throw new IllegalArgumentException(
            "upstream " + plan.name() + ": the gateway has no trust named " + plan.trust());
      }
      builder.trustManager(certificates.toFile());
    }
    if (plan.protocols().contains("h2")) {
      builder.applicationProtocolConfig(alpn());
    }
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new IllegalArgumentException("upstream " + plan.name() + ": " + e.getMessage(), e);
    }
  }

  private static ApplicationProtocolConfig alpn() {
    return new ApplicationProtocolConfig(
        ApplicationProtocolConfig.Protocol.ALPN,
        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
        ApplicationProtocolNames.HTTP_2,
        ApplicationProtocolNames.HTTP_1_1);
  }
}
