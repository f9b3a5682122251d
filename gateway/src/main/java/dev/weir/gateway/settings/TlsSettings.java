package dev.weir.gateway.settings;

import java.nio.file.Path;

/**
 * TLS of a listener.
 *
 * @param cert a file with the certificate chain in PEM, leaf first
 * @param key a file with the private key in PKCS#8 PEM
 * @param minVersion {@code TLSv1.2} or {@code TLSv1.3}
 */
public record TlsSettings(Path cert, Path key, String minVersion) {}
