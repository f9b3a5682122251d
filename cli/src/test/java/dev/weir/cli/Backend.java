package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A backend on a free port that answers every call with its own path; calls to {@code /slow} wait
 * until they are let go.
 */
public final class Backend implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Backend(HttpServer server) {
    this.server = server;
  }

  /** Starts one. */
  public static Backend start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Backend backend = new Backend(server);
    server.createContext(
        "/",
        call -> {
          try (call) {
            String path = call.getRequestURI().toString();
            backend.paths.add(path);
            if (path.endsWith("/slow")) {
              backend.hold();
            }
            byte[] body = backend.bodies.getOrDefault(path, "backend " + path).getBytes(UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
          }
        });
    server.setExecutor(backend.threads);
    server.start();
    return backend;
  }

  private void hold() throws IOException {
    arrived.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** With another answer at one path. */
  public Backend with(String path, String body) {
    bodies.put(path, body);
    return this;
  }

  /** The paths of all calls so far. */
  public List<String> paths() {
    return List.copyOf(paths);
  }

  /** Waits until a slow call is here. */
  public void awaitSlowCall() throws InterruptedException {
    if (!arrived.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("no call came");
    }
  }

  /** Lets slow calls go. */
  public void release() {
    released.countDown();
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
