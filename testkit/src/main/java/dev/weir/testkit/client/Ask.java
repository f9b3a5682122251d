package dev.weir.testkit.client;

import dev.weir.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a test asks the gateway. Not thread-safe. */
public final class Ask {
  private final Supplier<ClientConnection> connections;
  final String method;
  final String target;
  String authority;
  final List<Reply.Field> fields = new ArrayList<>();
  byte @Nullable [] body;
  boolean streams;

  Ask(Supplier<ClientConnection> connections, String method, String target, String authority) {
    this.connections = connections;
    this.method = method;
    this.target = target;
    this.authority = authority;
  }

  /** A request on a connection that is made when it is sent. */
  public static Ask of(
      Supplier<ClientConnection> connections, String method, String target, String authority) {
    return new Ask(connections, method, target, authority);
  }

  /** With another host. */
  public Ask host(String other) {
    authority = other;
    return this;
  }

  /** With a header field. */
  public Ask header(String name, String value) {
    fields.add(new Reply.Field(name, value));
    return this;
  }

  /** With a body whose length is announced. */
  public Ask body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With a body whose length is announced. */
  public Ask body(byte[] bytes) {
    body = bytes;
    return this;
  }

  /** With a body that is written after {@link #open}, without a length unless a header tells it. */
  public Ask streaming() {
    streams = true;
    return this;
  }

  /** Sends it and waits for the whole answer. */
  public Answer send() {
    try (OpenCall call = open()) {
      return call.answer();
    }
  }

  /** Sends it; the answer is read by the caller. */
  public OpenCall open() {
    return connections.get().open(this);
  }
}
