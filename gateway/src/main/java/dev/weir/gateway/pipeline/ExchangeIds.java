package dev.weir.gateway.pipeline;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names for exchanges: 16 hexadecimal digits that are unique with high probability over all
 * processes. They are no secret and no proof of anything.
 */
final class ExchangeIds {
  private static final HexFormat HEX = HexFormat.of();
  private static final long PROCESS = new SecureRandom().nextLong();

  private ExchangeIds() {}

  static String next() {
    return HEX.toHexDigits(ThreadLocalRandom.current().nextLong() ^ PROCESS);
  }
}
