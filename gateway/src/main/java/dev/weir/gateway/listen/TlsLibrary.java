package dev.weir.gateway.listen;

import io.netty.handler.ssl.OpenSsl;

/** What does TLS in this process. */
public final class TlsLibrary {
  private TlsLibrary() {}

  /** Whether it is the native one; otherwise that of Java, which costs more. */
  public static boolean isNative() {
    return OpenSsl.isAvailable();
  }
}
