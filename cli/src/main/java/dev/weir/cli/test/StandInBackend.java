package dev.weir.cli.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Stands in for the endpoints of one upstream, on a free port of loopback: answers as it is told
 * and remembers what it got. Thread-safe.
 */
final class StandInBackend implements AutoCloseable {
  private final String upstream;
  private final Function<Received, Canned> answers;
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * A request that arrived.
   *
   * @param upstream the name of the upstream that it was meant for
   * @param method upper case
   * @param target path and query
   */
  record Received(String upstream, String method, String target, Message message) {
    /** Method and target. */
    String line() {
      return method + " " + target;
    }
  }

  private StandInBackend(String upstream, HttpServer server, Function<Received, Canned> answers) {
    this.upstream = upstream;
    this.server = server;
    this.answers = answers;
  }

  /** Starts one. */
  static StandInBackend start(String upstream, Function<Received, Canned> answers)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StandInBackend backend = new StandInBackend(upstream, server, answers);
    server.createContext("/", backend::serve);
    server.setExecutor(backend.threads);
    server.start();
    return backend;
  }

  /** Scheme, host and port. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What arrived since this was last asked. */
  List<Received> takeReceived() {
    List<Received> taken = new ArrayList<>();
    received.drainTo(taken);
    return taken;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      List<Call.Header> headers = new ArrayList<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> values.forEach(value -> headers.add(new Call.Header(name, value))));
      Received call =
          new Received(
              upstream,
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              new Message(headers, body));
      received.add(call);
      answer(exchange, answers.apply(call));
    }
  }

  private static void answer(HttpExchange exchange, Canned canned) throws IOException {
    canned
        .headers()
        .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
    byte[] body = canned.body().getBytes(UTF_8);
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(canned.status(), empty ? -1 : body.length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
