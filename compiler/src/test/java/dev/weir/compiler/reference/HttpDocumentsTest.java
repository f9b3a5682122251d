package dev.weir.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.compiler.files.UnreadableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDocumentsTest {
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private String base;
  private String host;

  @BeforeEach
  void aServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
    base = "http://" + host;
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aDocumentOfAnAllowedHostIsFetched() throws Exception {
    answer("/pet.yaml", 200, "type: object");

    assertThat(allowed().read(base + "/pet.yaml")).asString().isEqualTo("type: object");
  }

  @Test
  void aHostThatNobodyAllowedIsNotCalled() {
    refused(
        HttpDocuments.from(List.of("other.example")), base + "/pet.yaml", "remote-reference", host);
  }

  @Test
  void anotherPortIsAnotherHost() {
    refused(
        HttpDocuments.from(List.of("127.0.0.1")), base + "/pet.yaml", "remote-reference", "allow");
  }

  @Test
  void whatIsNotThereIsSaidWithItsStatus() {
    refused(allowed(), base + "/gone.yaml", "remote-unavailable", "it answers 404");
  }

  @Test
  void aRedirectionIsFollowedToAnAllowedHost() throws Exception {
    answer("/new.yaml", 200, "new");
    redirect("/old.yaml", "/new.yaml");

    assertThat(allowed().read(base + "/old.yaml")).asString().isEqualTo("new");
  }

  @Test
  void aRedirectionToAnotherHostIsRefused() {
    redirect("/old.yaml", "http://169.254.169.254/latest/meta-data");

    refused(allowed(), base + "/old.yaml", "remote-reference", "169.254.169.254");
  }

  @Test
  void aRedirectionToAnotherSchemeIsRefused() {
    redirect("/old.yaml", "file:///etc/passwd");

    refused(allowed(), base + "/old.yaml", "remote-reference", "only http and https");
  }

  @Test
  void redirectionsInACircleEnd() {
    redirect("/a", "/a");

    refused(allowed(), base + "/a", "remote-unavailable", "redirects more than 5 times");
  }

  @Test
  void aDocumentThatIsTooLargeIsLeft() {
    answer("/large", 200, "x".repeat(2_000_000));

    refused(limited(1 << 20, 10), base + "/large", "remote-unavailable", "more than 1 MB");
  }

  @Test
  void aDocumentThatDoesNotEndIsLeft() {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write('x');
          body.flush();
          awaitEnd();
          exchange.close();
        });

    refused(limited(1 << 20, 1), base + "/endless", "remote-unavailable", "more than 1 s");
  }

  @Test
  void aServerThatIsAwayIsSaidToBe() {
    server.stop(0);

    refused(allowed(), base + "/pet.yaml", "remote-unavailable", "cannot be fetched");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://a.example/x", "http:///x", "http://u:p@a.example/x", "http://a b/"})
  void whatIsNoPlainUrlIsRefused(String url) {
    refused(HttpDocuments.from(List.of("a.example")), url, "remote-reference", "is not fetched");
  }

  @ParameterizedTest
  @CsvSource({"https://a.example", "a.example/x", "''", "'a b'", "a.example:x", "*"})
  void whatIsNoHostCannotBeAllowed(String text) {
    assertThatThrownBy(() -> HttpDocuments.from(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no host");
  }

  @Test
  void theSchemesOwnPortNeedsNoName() throws Exception {
    AllowedHosts hosts = AllowedHosts.of(List.of("A.example", "b.example:8443", "[::1]:80"));

    assertThat(hosts.checked("https://a.EXAMPLE/x")).hasHost("a.EXAMPLE");
    assertThat(hosts.checked("https://a.example:443/x")).hasPort(443);
    assertThat(hosts.checked("https://b.example:8443/x")).hasPort(8443);
    assertThat(hosts.checked("http://[::1]/x")).hasHost("[::1]");
    assertThatThrownBy(() -> hosts.checked("https://b.example/x"))
        .hasMessageContaining("b.example is not among");
  }

  private HttpDocuments allowed() {
    return HttpDocuments.from(List.of(host));
  }

  private HttpDocuments limited(int bytes, int seconds) {
    return new HttpDocuments(AllowedHosts.of(List.of(host)), bytes, Duration.ofSeconds(seconds));
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          write(exchange, bytes);
        });
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private static void write(HttpExchange exchange, byte[] bytes) throws IOException {
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refused(HttpDocuments documents, String url, String code, String message) {
    assertThatThrownBy(() -> documents.read(url))
        .isInstanceOfSatisfying(
            UnreadableFile.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
