package dev.weir.gateway.loop;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;

/**
 * What Netty's HTTP/2 codec notes among the header fields for its own use. Nobody outside shall see
 * it, and what a caller writes there means nothing.
 */
public final class CodecNotes {
  private static final ExtensionHeaderNames[] NAMES = ExtensionHeaderNames.values();

  private CodecNotes() {}

  /** Removes it. */
  public static void remove(HttpHeaders headers) {
    for (ExtensionHeaderNames name : NAMES) {
      headers.remove(name.text());
    }
  }
}
