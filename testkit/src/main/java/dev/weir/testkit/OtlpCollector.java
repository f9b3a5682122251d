package dev.weir.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A collector that takes OTLP over HTTP and keeps what it gets. */
public final class OtlpCollector implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "otlp-collector");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> resources = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<String> raw = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile int asked;

  private OtlpCollector(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/v1/traces", this::traces);
    server.createContext("/v1/logs", this::logs);
    server.start();
  }

  /** One that listens on a free port of loopback. */
  public static OtlpCollector start() {
    return start(0);
  }

  /** One that listens on a port of loopback. */
  public static OtlpCollector start(int port) {
    try {
      return new OtlpCollector(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where it listens, without a path. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers with this status from now on. */
  public void answers(int other) {
    status = other;
  }

  /** All spans that it has got. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** All log records that it has got. */
  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  /** What the sender said about itself, each time. */
  public List<Map<String, String>> resources() {
    return List.copyOf(resources);
  }

  /** The {@code Authorization} of each request. */
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** How often it was asked, in vain or not. */
  public int asked() {
    return asked;
  }

  /** All that it has got, as text. */
  public String everything() {
    return String.join("\n", raw);
  }

  /** Attributes by name; numbers and flags as text. */
  public static Map<String, String> attributes(List<KeyValue> list) {
    Map<String, String> attributes = new TreeMap<>();
    for (KeyValue pair : list) {
      String value =
          switch (pair.getValue().getValueCase()) {
            case STRING_VALUE -> pair.getValue().getStringValue();
            case INT_VALUE -> Long.toString(pair.getValue().getIntValue());
            case BOOL_VALUE -> Boolean.toString(pair.getValue().getBoolValue());
            default -> pair.getValue().toString();
          };
      attributes.put(pair.getKey(), value);
    }
    return attributes;
  }

  private void traces(HttpExchange exchange) throws IOException {
    try (InputStream body = body(exchange)) {
      ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body);
      if (answer(exchange)) {
        raw.add(request.toString());
        request
            .getResourceSpansList()
            .forEach(
                group -> {
                  resources.add(attributes(group.getResource().getAttributesList()));
                  group.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
                });
      }
    }
  }

  private void logs(HttpExchange exchange) throws IOException {
    try (InputStream body = body(exchange)) {
      ExportLogsServiceRequest request = ExportLogsServiceRequest.parseFrom(body);
      if (answer(exchange)) {
        raw.add(request.toString());
        request
            .getResourceLogsList()
            .forEach(
                group -> {
                  resources.add(attributes(group.getResource().getAttributesList()));
                  group
                      .getScopeLogsList()
                      .forEach(scope -> records.addAll(scope.getLogRecordsList()));
                });
      }
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    String coding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    return "gzip".equals(coding)
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the senders of a test ask one after another
  private boolean answer(HttpExchange exchange) throws IOException {
    asked++;
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      authorizations.add(authorization);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    int now = status;
    exchange.sendResponseHeaders(now, -1);
    exchange.close();
    return now == 200;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
