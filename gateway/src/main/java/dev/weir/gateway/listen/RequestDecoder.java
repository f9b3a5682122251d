package dev.weir.gateway.listen;

import dev.weir.gateway.settings.RequestLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Decodes HTTP/1.1 requests, refuses folded header fields, and knows since when it has been waiting
 * for the rest of a head. RFC 9112 §5.2 lets a server refuse folding or undo it; two parties that
 * undo it differently do not see the same request, so it is refused.
 */
final class RequestDecoder extends HttpRequestDecoder {
  private long headSince;
  private boolean inHead = true;
  private boolean headBegun;
  private boolean broken;

  RequestDecoder(RequestLimits limits) {
    super(
        new HttpDecoderConfig()
            // one more than is allowed, so that the fault can tell the URI from the head
            .setMaxInitialLineLength(limits.maxUri() + 64)
            .setMaxHeaderSize(limits.maxHeaderSize())
            .setMaxChunkSize(64 << 10)
            .setInitialBufferSize(256));
    headSince = System.nanoTime();
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (headSince == 0) {
      headSince = System.nanoTime();
    }
    if (inHead && folds(in)) {
      broken = true;
      in.skipBytes(in.readableBytes());
      out.add(refused(new IllegalArgumentException("a header field is folded")));
      return;
    }
    int from = in.readerIndex();
    int before = out.size();
    super.decode(ctx, in, out);
    headBegun = headBegun || (inHead && in.readerIndex() > from);
    for (int i = before; i < out.size(); i++) {
      boolean ended = out.get(i) instanceof LastHttpContent;
      if (out.get(i) instanceof HttpRequest head) {
        inHead = false;
        headBegun = false;
        refuseOtherCodings(head);
      } else if (ended) {
        inHead = true;
      }
    }
  }

  /**
   * RFC 9112 §6.1: what does not understand a transfer coding cannot tell where the body ends, and
   * nobody but us need understand {@code gzip, chunked} as we do.
   */
  private void refuseOtherCodings(HttpRequest head) {
    if (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      List<String> codings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
      if (codings.size() != 1
          || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))) {
        broken = true;
        head.setDecoderResult(
            DecoderResult.failure(
                new IllegalArgumentException("the only transfer coding is chunked")));
      }
    }
  }

  /** Whether a line of the head that comes next begins with a blank. */
  private boolean folds(ByteBuf in) {
    int at = in.readerIndex();
    int end = in.writerIndex();
    if (headBegun) {
      if (at < end && isBlank(in.getByte(at))) {
        return true;
      }
    } else {
      while (at < end && isLineEnd(in.getByte(at))) {
        at++; // RFC 9112 §2.2: empty lines before a request line are passed over
      }
    }
    while ((at = in.indexOf(at, end, HttpConstants.LF)) >= 0 && ++at < end) {
      byte first = in.getByte(at);
      if (isBlank(first)) {
        return true;
      }
      if (isLineEnd(first)) {
        return false; // the head ends here
      }
    }
    return false;
  }

  private static boolean isBlank(byte b) {
    return b == HttpConstants.SP || b == HttpConstants.HT;
  }

  private static boolean isLineEnd(byte b) {
    return b == HttpConstants.CR || b == HttpConstants.LF;
  }

  /** A request that nobody could read, in place of what did not come or must not be understood. */
  HttpRequest refused(Throwable why) {
    HttpMessage message = createInvalidMessage();
    message.setDecoderResult(DecoderResult.failure(why));
    return (HttpRequest) message;
  }

  /** Takes nothing more from this connection. */
  void stop() {
    broken = true;
  }

  /** A head has come. */
  void headComplete() {
    headSince = -1;
  }

  /** The request is complete; the next byte begins another head. */
  void requestComplete() {
    headSince = 0;
  }

  /** Whether some bytes of a head have come. */
  boolean headBegun() {
    return headBegun || (inHead && actualReadableBytes() > 0);
  }

  /**
   * Since when ({@link System#nanoTime}) a head has been coming without being complete; 0 between
   * requests, -1 while a request is being read.
   */
  long headSince() {
    return headSince;
  }
}
