package dev.weir.gateway.listen;

import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.pipeline.Road;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.x connection: keep-alive, pipelined requests answered in order (RFC 9112 §9.3.2), and
 * the rest of an upload that was answered early.
 */
final class Http1Connection extends Connection {
  /** How much of an upload that nobody wants is read before the connection is closed instead. */
  private static final long DISCARD = 256 << 10;

  private static final long LINGER_NANOS = 2_000_000_000L;

  private final RequestDecoder decoder;
  private final ResponseEncoder encoder;
  private final Drain drain;
  private final ArrayDeque<Object> later = new ArrayDeque<>(0);
  private boolean requestEnded = true;
  private boolean keepAlive = true;
  private boolean http10;
  private boolean awaitsContinue;
  private boolean exchangeReads = true;
  private boolean closing;
  private boolean lingering;
  private boolean dispatching;
  private long discarded;
  private long answeredAt;
  private long idleSince = System.nanoTime();

  Http1Connection(
      Road road,
      LoopContext loop,
      Channel channel,
      KnownClient client,
      RequestDecoder decoder,
      ResponseEncoder encoder,
      Drain drain) {
    super(road, loop, channel, client);
    this.decoder = decoder;
    this.encoder = encoder;
    this.drain = drain;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    super.handlerAdded(ctx);
    road.connected();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    super.handlerRemoved(ctx);
    road.disconnected();
  }

  @Override
  void received(Object msg) {
    if (closing) {
      ReferenceCountUtil.release(msg);
    } else if (!later.isEmpty() || (msg instanceof HttpRequest && busy())) {
      later.add(msg);
      applyReading();
    } else {
      dispatch(msg);
    }
  }

  private boolean busy() {
    return exchange != null || !requestEnded;
  }

  private void dispatch(Object msg) {
    if (msg instanceof HttpRequest request) {
      onHead(request);
    }
    if (msg instanceof HttpContent content) {
      onContent(content);
    }
  }

  private void onHead(HttpRequest request) {
    decoder.headComplete();
    requestEnded = false;
    discarded = 0;
    exchangeReads = true;
    http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    keepAlive = HttpUtil.isKeepAlive(request) && !request.decoderResult().isFailure();
    awaitsContinue = !http10 && HttpUtil.is100ContinueExpected(request);
    if (request.decoderResult().isFailure()) {
      requestEnded = true; // what follows cannot be told from anything else
    }
    begin(request);
  }

  private void onContent(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (content.content().isReadable()) {
      awaitsContinue = false;
    }
    if (last) {
      requestEnded = true;
      decoder.requestComplete();
    }
    LiveExchange current = exchange;
    if (current != null) {
      current.content(content);
      return;
    }
    discarded += content.content().readableBytes();
    content.release();
    if (last) {
      next();
    } else if (discarded > DISCARD) {
      closeFlushed();
    }
  }

  // ---- the answer

  @Override
  public String protocol() {
    return http10 ? "HTTP/1.0" : "HTTP/1.1";
  }

  @Override
  public void interim(HttpResponse response) {
    if (http10) {
      return; // RFC 9110 §15.2: not for HTTP/1.0
    }
    if (response.status().code() == 100) {
      awaitsContinue = false;
    }
    encoder.toHead(false);
    write(
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            response.status(),
            Unpooled.EMPTY_BUFFER,
            response.headers(),
            EmptyHttpHeaders.INSTANCE));
    channel.flush();
  }

  @Override
  public void head(HttpResponse response) {
    HttpHeaders headers = response.headers();
    if (awaitsContinue || drain.draining()) {
      keepAlive = false;
    }
    int status = response.status().code();
    boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    boolean bodyless = headRequest || status == 204 || status == 304;
    if (!bodyless && (chunked || !headers.contains(HttpHeaderNames.CONTENT_LENGTH))) {
      if (http10) {
        headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        keepAlive = false; // the end of the connection is the end of the body
      } else if (!chunked) {
        headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      }
    }
    if (!keepAlive) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (http10) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    response.setProtocolVersion(HttpVersion.HTTP_1_1);
    encoder.toHead(headRequest);
    write(response);
  }

  @Override
  public void end(LastHttpContent last) {
    forgetExchange();
    answeredAt = System.nanoTime();
    idleSince = answeredAt;
    if (!keepAlive) {
      closeAfter(lastOf(last));
      return;
    }
    write(lastOf(last));
    flush();
    exchangeReads = true;
    if (requestEnded) {
      next();
    } else {
      applyReading(); // the rest of the upload is read and thrown away
    }
  }

  private void closeAfter(LastHttpContent last) {
    if (requestEnded) {
      closing = true;
      var unused = channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    } else {
      // A close with unread bytes would reset the connection and could destroy the answer on its
      // way (RFC 9112 §9.6): the tick closes a moment later, and reads what comes until then.
      lingering = true;
      write(last);
      flush();
      applyReading();
    }
  }

  private void next() {
    if (lingering) {
      closeFlushed();
      return;
    }
    if (dispatching) {
      return; // an answer given at once came back here: the loop below goes on, not the stack
    }
    dispatching = true;
    while (!later.isEmpty() && !closing && !(later.peek() instanceof HttpRequest && busy())) {
      dispatch(later.poll());
    }
    dispatching = false;
    applyReading();
    if (drain.draining() && exchange == null && later.isEmpty() && requestEnded) {
      closeFlushed();
    }
  }

  /** Closes once the answer is out: within a read it may still wait for its flush. */
  private void closeFlushed() {
    if (!closing) {
      closing = true;
      var unused =
          channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void reading(boolean yes) {
    exchangeReads = yes;
    applyReading();
  }

  private void applyReading() {
    channel.config().setAutoRead(exchangeReads && later.isEmpty());
  }

  @Override
  public void abort() {
    forgetExchange();
    closing = true;
    var unused = channel.close();
  }

  // ---- time

  @Override
  void onTick(long now) {
    super.onTick(now);
    if (exchange != null) {
      return;
    }
    if (lingering || !requestEnded) {
      if (now - answeredAt > LINGER_NANOS) {
        var unused = channel.close();
      }
      return;
    }
    long head = decoder.headSince();
    if (head > 0 && now - head > road.limits().headerTimeout().toNanos()) {
      var unused = channel.close();
    } else if (head == 0
        && (drain.draining() || now - idleSince > road.limits().idleTimeout().toNanos())) {
      var unused = channel.close();
    }
  }

  @Override
  void closed() {
    closing = true;
    @Nullable Object msg;
    while ((msg = later.poll()) != null) {
      ReferenceCountUtil.release(msg);
    }
  }
}
