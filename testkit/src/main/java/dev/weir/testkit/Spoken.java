package dev.weir.testkit;

/** What the callers of a test speak. */
public enum Spoken {
  /** HTTP/1.1 without TLS. */
  HTTP_1,
  /** HTTP/2 without TLS, by prior knowledge. */
  HTTP_2,
  /** HTTP/1.1 over TLS. */
  HTTPS_1,
  /** HTTP/2 over TLS, by ALPN. */
  HTTPS_2;

  /** Whether it goes over TLS. */
  public boolean secure() {
    return this == HTTPS_1 || this == HTTPS_2;
  }

  /** Whether it is HTTP/2. */
  public boolean http2() {
    return this == HTTP_2 || this == HTTPS_2;
  }
}
