package dev.weir.cli.doctor;

import dev.weir.gateway.listen.TlsLibrary;
import java.util.List;

/** Which library does TLS. */
final class TlsCheckup implements Checkup {
  private final boolean isNative;

  TlsCheckup() {
    this(TlsLibrary.isNative());
  }

  TlsCheckup(boolean isNative) {
    this.isNative = isNative;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        isNative
            ? Finding.good("tls", "BoringSSL")
            : Finding.note(
                "tls",
                "that of Java: a handshake costs several times as much",
                "BoringSSL is there for Linux with glibc on x86-64 and aarch64"));
  }
}
