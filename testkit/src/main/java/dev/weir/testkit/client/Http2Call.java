package dev.weir.testkit.client;

import dev.weir.http.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call over HTTP/2. */
final class Http2Call implements OpenCall {
  private final Channel stream;
  private final FrameQueue events;
  private final List<Integer> interim = new ArrayList<>();
  private @Nullable Http2Headers head;
  private List<Reply.Field> trailers = List.of();
  private boolean over;

  private Http2Call(Channel stream) {
    this.stream = stream;
    this.events = stream.pipeline().get(FrameQueue.class);
  }

  static Http2Call send(Channel stream, Ask ask, boolean secure) {
    Http2Headers headers =
        new DefaultHttp2Headers(false)
            .method(ask.method)
            .path(ask.target)
            .scheme(secure ? "https" : "http")
            .authority(ask.authority);
    for (Reply.Field field : ask.fields) {
      headers.add(field.name().toLowerCase(Locale.ROOT), field.value());
    }
    byte[] body = ask.body;
    if (body != null && !headers.contains("content-length")) {
      headers.add("content-length", Integer.toString(body.length));
    }
    Http2Call call = new Http2Call(stream);
    boolean end = body == null && !ask.streams;
    stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, end)).syncUninterruptibly();
    if (body != null) {
      var unused =
          stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
    }
    return call;
  }

  @Override
  public void write(byte[] bytes) {
    var written =
        stream
            .writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), false))
            .awaitUninterruptibly();
    if (!written.isSuccess()) {
      throw new BrokenAnswer("cannot write: " + written.cause(), written.cause());
    }
  }

  @Override
  public void end(Reply.Field... fields) {
    if (fields.length == 0) {
      var unused = stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true));
      return;
    }
    Http2Headers last = new DefaultHttp2Headers();
    for (Reply.Field field : fields) {
      last.add(field.name().toLowerCase(Locale.ROOT), field.value());
    }
    var unused = stream.writeAndFlush(new DefaultHttp2HeadersFrame(last, true));
  }

  private Http2Headers head() {
    while (head == null) {
      FrameQueue.Event event = events.next();
      if (event instanceof FrameQueue.Event.Fields fields) {
        int status = Integer.parseInt(fields.frame().headers().status().toString());
        if (status < 200) {
          interim.add(status);
        } else {
          head = fields.frame().headers();
          over = fields.frame().isEndStream();
        }
      } else {
        throw new BrokenAnswer("no answer: " + event, null);
      }
    }
    return head;
  }

  @Override
  public Interim interim() {
    if (events.next() instanceof FrameQueue.Event.Fields event) {
      Http2Headers headers = event.frame().headers();
      int status = Integer.parseInt(headers.status().toString());
      if (status < 200) {
        interim.add(status);
        return new Interim(status, fields(headers));
      }
    }
    throw new AssertionError("no 1xx answer came first");
  }

  @Override
  public int status() {
    return Integer.parseInt(head().status().toString());
  }

  @Override
  public List<Reply.Field> fields() {
    return fields(head());
  }

  private static List<Reply.Field> fields(Http2Headers headers) {
    List<Reply.Field> fields = new ArrayList<>();
    for (Map.Entry<CharSequence, CharSequence> field : headers) {
      if (!field.getKey().toString().startsWith(":")) {
        fields.add(new Reply.Field(field.getKey().toString(), field.getValue().toString()));
      }
    }
    return fields;
  }

  @Override
  public byte @Nullable [] read() {
    head();
    while (!over) {
      FrameQueue.Event event = events.next();
      if (event instanceof FrameQueue.Event.Data data) {
        over = data.end();
        if (data.bytes().length > 0) {
          return data.bytes();
        }
      } else if (event instanceof FrameQueue.Event.Fields fields) {
        trailers = fields(fields.frame().headers());
        over = fields.frame().isEndStream();
      } else {
        throw new BrokenAnswer("the answer broke off: " + event, null);
      }
    }
    return null;
  }

  @Override
  public Answer answer() {
    int status = status();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some;
    while ((some = read()) != null) {
      all.writeBytes(some);
    }
    return new Answer(status, fields(), all.toByteArray(), trailers, interim);
  }

  @Override
  public void abort() {
    stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL)).awaitUninterruptibly();
  }

  @Override
  public void close() {
    var unused = stream.close();
  }
}
