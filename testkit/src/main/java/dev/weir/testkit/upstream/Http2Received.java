package dev.weir.testkit.upstream;

import dev.weir.http.Reply;
import dev.weir.testkit.client.FrameQueue;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request over HTTP/2. */
final class Http2Received extends Received {
  private final Http2Headers head;
  private final FrameQueue events;
  private boolean over;
  private List<Reply.Field> trailers = List.of();

  Http2Received(int connection, Http2HeadersFrame head, FrameQueue events) {
    super(connection);
    this.head = head.headers();
    this.events = events;
    this.over = head.isEndStream();
  }

  @Override
  public String method() {
    return String.valueOf(head.method());
  }

  @Override
  public String target() {
    return String.valueOf(head.path());
  }

  @Override
  public String host() {
    return String.valueOf(head.authority());
  }

  @Override
  public String head() {
    StringBuilder lines = new StringBuilder();
    head.forEach(f -> lines.append(f.getKey()).append(": ").append(f.getValue()).append('\n'));
    return lines.toString();
  }

  @Override
  public List<Reply.Field> fields() {
    return fields(head);
  }

  private static List<Reply.Field> fields(Http2Headers headers) {
    List<Reply.Field> fields = new ArrayList<>();
    for (Map.Entry<CharSequence, CharSequence> field : headers) {
      fields.add(new Reply.Field(field.getKey().toString(), field.getValue().toString()));
    }
    return fields;
  }

  @Override
  public List<Reply.Field> trailers() {
    return trailers;
  }

  @Override
  public byte @Nullable [] read() throws IOException {
    while (!over) {
      FrameQueue.Event event = events.next();
      if (event instanceof FrameQueue.Event.Data data) {
        over = data.end();
        if (data.bytes().length > 0) {
          return data.bytes();
        }
      } else if (event instanceof FrameQueue.Event.Fields last) {
        trailers = fields(last.frame().headers());
        over = true;
      } else {
        throw new IOException(event.toString());
      }
    }
    return null;
  }

  void awaitEnd() {
    while (!(events.next() instanceof FrameQueue.Event.Gone)) {
      // what comes before the end does not matter
    }
  }
}
