package dev.weir.gateway.listen;

import dev.weir.gateway.address.KnownClient;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.pipeline.LiveExchange;
import dev.weir.gateway.pipeline.Road;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
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
import io.netty.handler.timeout.ReadTimeoutException;
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

  /** How long the rest of such an upload may take. */
  private static final long DISCARD_NANOS = 2_000_000_000L;

  private final RequestDecoder decoder;
  private final ResponseEncoder encoder;
  private final Drain drain;
  private final PoliteClose hangUp;
  private final ArrayDeque<Object> later = new ArrayDeque<>(0);
  private boolean requestEnded = true;
  private boolean keepAlive = true;
  private boolean http10;
  private boolean awaitsContinue;
  private boolean exchangeReads = true;
  private boolean closing;
  private boolean delimitedByClose;
  private boolean dispatching;
  private long announced;
  private long received;
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
    this.hangUp = new PoliteClose(channel);
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
    boolean unreadable = request.decoderResult().isFailure();
    announced = unreadable ? -1L : HttpUtil.getContentLength(request, -1L);
    received = 0;
    discarded = 0;
    exchangeReads = true;
    delimitedByClose = false;
    http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    keepAlive = HttpUtil.isKeepAlive(request) && !unreadable;
    awaitsContinue = !http10 && HttpUtil.is100ContinueExpected(request);
    if (unreadable) {
      requestEnded = true; // what follows cannot be told from anything else
    }
    begin(request);
  }

  private void onContent(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (content.decoderResult().isFailure()) {
      onBrokenBody(content);
      return;
    }
    if (content.content().isReadable()) {
      awaitsContinue = false;
      received += content.content().readableBytes();
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
      hangUp(Unpooled.EMPTY_BUFFER);
    }
  }

  /** Chunks that cannot be read (RFC 9112 §7.1): nothing after them can be told from anything. */
  private void onBrokenBody(HttpContent content) {
    Throwable why = content.decoderResult().cause();
    content.release();
    requestEnded = true;
    keepAlive = false;
    LiveExchange current = exchange;
    if (current == null) {
      hangUp(Unpooled.EMPTY_BUFFER);
    } else {
      current.malformed(why);
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
  void writeHead(HttpResponse response) {
    HttpHeaders headers = response.headers();
    if (awaitsContinue || drain.draining() || muchIsToCome()) {
      keepAlive = false;
    }
    boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    if (http10 && chunked) {
      headers.remove(HttpHeaderNames.TRANSFER_ENCODING); // RFC 9112 §6.1: not for HTTP/1.0
    }
    if (!bodyless && (chunked || !headers.contains(HttpHeaderNames.CONTENT_LENGTH))) {
      if (http10) {
        keepAlive = false;
        delimitedByClose = true;
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

  /** Whether so much of an upload is still to come that nobody will wait for its end. */
  private boolean muchIsToCome() {
    return !requestEnded && announced - received > DISCARD;
  }

  @Override
  public void end(LastHttpContent last) {
    forgetExchange();
    answeredAt = System.nanoTime();
    idleSince = answeredAt;
    if (!keepAlive) {
      hangUp(lastOf(last));
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

  private void hangUp(Object last) {
    closing = true;
    closed();
    hangUp.after(last);
  }

  private void next() {
    if (dispatching) {
      return; // an answer given at once came back here: the loop below goes on, not the stack
    }
    dispatching = true;
    while (!later.isEmpty() && !closing && !(later.peek() instanceof HttpRequest && busy())) {
      dispatch(later.poll());
    }
    dispatching = false;
    if (closing) {
      return;
    }
    applyReading();
    if (drain.draining() && exchange == null && later.isEmpty() && requestEnded) {
      hangUp(Unpooled.EMPTY_BUFFER);
    }
  }

  @Override
  public void reading(boolean yes) {
    exchangeReads = yes;
    applyReading();
  }

  private void applyReading() {
    boolean reads = exchangeReads && later.isEmpty();
    if (!closing && reads != channel.config().isAutoRead()) {
      channel.config().setAutoRead(reads);
      if (!reads) {
        readingStopped();
      }
    }
  }

  @Override
  public void abort() {
    forgetExchange();
    closing = true;
    closed();
    if (delimitedByClose) {
      // a close would be the end of the body, and a part would pass for the whole: reset instead
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    hangUp.atOnce();
  }

  // ---- time

  @Override
  void onTick(long now) {
    super.onTick(now);
    if (exchange != null) {
      return;
    }
    if (hangUp.begun()) {
      hangUp.tick(now);
      return;
    }
    if (!requestEnded) {
      if (now - answeredAt > DISCARD_NANOS) {
        hangUp(Unpooled.EMPTY_BUFFER);
      }
      return;
    }
    long head = decoder.headSince();
    if (head > 0 && now - head > road.limits().headerTimeout().toNanos()) {
      headIsLate();
    } else if (head >= 0 && drain.draining() && !decoder.headBegun()) {
      var unused = channel.close();
    } else if (head == 0 && now - idleSince > road.limits().idleTimeout().toNanos()) {
      var unused = channel.close();
    }
  }

  /** RFC 9110 §15.5.9: who has begun to ask is told; who has said nothing is not. */
  private void headIsLate() {
    if (decoder.headBegun()) {
      decoder.stop();
      received(decoder.refused(ReadTimeoutException.INSTANCE));
    } else {
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
