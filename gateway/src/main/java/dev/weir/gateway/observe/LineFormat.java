package dev.weir.gateway.observe;

import java.nio.charset.StandardCharsets;

/** How an access log line looks. One object per thread that writes lines. */
public interface LineFormat {
  /** Appends one line, its end included. */
  void append(ExchangeRecord exchange, LineBuffer line);

  /** ASCII text as bytes, for parts that never change. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
