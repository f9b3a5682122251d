package dev.weir.gateway.upstream;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * Decodes HTTP/1.1 answers, knowing what was asked: the answer to HEAD has no body whatever its
 * header fields say (RFC 9112 §6.3).
 */
final class ResponseDecoder extends HttpResponseDecoder {
  private boolean head;

  ResponseDecoder(int maxHeaderSize) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(8192)
            .setMaxHeaderSize(maxHeaderSize)
            .setMaxChunkSize(64 << 10)
            .setInitialBufferSize(512));
  }

  /** The method of the request whose answer comes next. */
  void expect(HttpMethod method) {
    head = method.equals(HttpMethod.HEAD);
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage msg) {
    return super.isContentAlwaysEmpty(msg)
        || (head && msg instanceof HttpResponse response && response.status().code() >= 200);
  }
}
