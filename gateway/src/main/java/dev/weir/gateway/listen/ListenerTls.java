package dev.weir.gateway.listen;

import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.gateway.settings.TlsSettings;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.List;
import javax.net.ssl.SSLException;

/** Builds the TLS of a listener from its files. */
final class ListenerTls {
  private ListenerTls() {}

  static SslContext context(ListenerSettings listener, TlsSettings tls) {
    List<String> protocols =
        listener.protocols().stream().filter(p -> p.equals("h2") || p.equals("http/1.1")).toList();
    try {
      return SslContextBuilder.forServer(tls.cert().toFile(), tls.key().toFile())
          .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
          .protocols(
              tls.minVersion().equals("TLSv1.3")
                  ? List.of("TLSv1.3")
                  : List.of("TLSv1.3", "TLSv1.2"))
          // RFC 9113 §9.2.2: no cipher that HTTP/2 forbids
          .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
          .applicationProtocolConfig(
              new ApplicationProtocolConfig(
                  ApplicationProtocolConfig.Protocol.ALPN,
                  ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                  ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                  protocols))
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "listener "
              + listener.name()
              + ": cannot use "
              + tls.cert()
              + " with "
              + tls.key()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
