package dev.weir.gateway.loop;

import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;

/**
 * The flow-control window of an HTTP/2 connection as a whole. Unlike that of its streams no setting
 * can change it (RFC 9113 §6.9.2), and the usual 64 KB are used up by a single stream that nobody
 * reads: then every other stream of the connection stands still.
 */
public final class ConnectionWindow {
  private ConnectionWindow() {}

  /** Widens the window to so many bytes; the connection is open. What it writes is not flushed. */
  public static void widen(Http2FrameCodec codec, int size) throws Http2Exception {
    Http2Connection connection = codec.connection();
    connection
        .local()
        .flowController()
        .incrementWindowSize(
            connection.connectionStream(), size - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
  }
}
