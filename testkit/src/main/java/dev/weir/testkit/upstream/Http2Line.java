package dev.weir.testkit.upstream;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.io.IOException;
import java.util.Locale;

/** The answering side of an HTTP/2 stream. */
final class Http2Line implements Line {
  private final Channel stream;
  private final Http2Received request;

  Http2Line(Channel stream, Http2Received request) {
    this.stream = stream;
    this.request = request;
  }

  @Override
  public void head(int status, String... headers) throws IOException {
    write(stream.writeAndFlush(new DefaultHttp2HeadersFrame(fields(headers).status("" + status))));
  }

  private static Http2Headers fields(String... headers) {
    Http2Headers fields = new DefaultHttp2Headers();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
    }
    return fields;
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    if (bytes.length > 0 && !request.method().equals("HEAD")) {
      write(stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes))));
    }
  }

  private static void write(ChannelFuture written) throws IOException {
    if (!written.awaitUninterruptibly().isSuccess()) {
      throw new IOException(written.cause());
    }
  }

  @Override
  public void end(String... trailers) throws IOException {
    write(
        trailers.length == 0
            ? stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true))
            : stream.writeAndFlush(new DefaultHttp2HeadersFrame(fields(trailers), true)));
  }

  @Override
  public void raw(String text) {
    throw new UnsupportedOperationException("HTTP/2 has no bytes without framing");
  }

  @Override
  public void close() throws IOException {
    reset();
  }

  @Override
  public void reset() throws IOException {
    write(stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR)));
  }

  @Override
  public void refuse() throws IOException {
    write(stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM)));
  }

  @Override
  public void goAway() {
    Channel connection = stream.parent();
    int last = ((Http2StreamChannel) stream).stream().id() - 2;
    connection
        .eventLoop()
        .submit(
            () -> {
              Http2FrameCodec codec = connection.pipeline().get(Http2FrameCodec.class);
              ChannelHandlerContext ctx = connection.pipeline().context(codec);
              var unused =
                  codec.goAway(
                      ctx,
                      last,
                      Http2Error.NO_ERROR.code(),
                      Unpooled.EMPTY_BUFFER,
                      ctx.newPromise());
              ctx.flush();
            })
        .awaitUninterruptibly();
  }

  @Override
  public void awaitClose() {
    request.awaitEnd();
  }
}
