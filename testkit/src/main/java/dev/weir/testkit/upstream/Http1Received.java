package dev.weir.testkit.upstream;

import dev.weir.http.Reply;
import dev.weir.testkit.client.BodyReader;
import dev.weir.testkit.client.Head;
import dev.weir.testkit.client.HttpReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request over HTTP/1.1. */
final class Http1Received extends Received {
  private final Head head;
  private final HttpReader in;
  private final BodyReader body;

  Http1Received(int connection, Head head, HttpReader in) {
    super(connection);
    this.head = head;
    this.in = in;
    this.body = BodyReader.ofRequest(in, head);
  }

  @Override
  public String method() {
    return head.start().split(" ", 2)[0];
  }

  @Override
  public String target() {
    return head.second();
  }

  @Override
  public String host() {
    String host = head.get("Host");
    return host == null ? "" : host;
  }

  @Override
  public String head() {
    return head.raw();
  }

  @Override
  public List<Reply.Field> fields() {
    return head.fields();
  }

  @Override
  public List<Reply.Field> trailers() {
    return body.trailers();
  }

  @Override
  public byte @Nullable [] read() throws IOException {
    return body.some();
  }

  void skipRest() throws IOException {
    if (!body.over()) {
      var unused = body();
    }
  }

  /** Reads until the gateway closes; what comes before that is thrown away. */
  void awaitEnd() throws IOException {
    var unused = in.rest();
  }
}
