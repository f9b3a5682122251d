package dev.weir.gateway.admin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.PlanSet;
import dev.weir.gateway.ProcessLog;
import dev.weir.gateway.observe.Await;
import dev.weir.gateway.observe.LogFilter;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.settings.AdminSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminServerTest {
  private static final String TOKEN = "0123456789abcdef-secret";

  @TempDir private Path folder;
  private final SeenView view = new SeenView();
  private AdminServer server;

  /** A view that a test sets up and looks into. */
  private static final class SeenView implements AdminView {
    private Readiness readiness = new Readiness(true, List.of());
    private final SeenLog log = new SeenLog();
    private final List<String> followed = new CopyOnWriteArrayList<>();
    private volatile @Nullable Consumer<String> lines;
    private String explained = "";
    private boolean broken;

    @Override
    public Readiness readiness() {
      return readiness;
    }

    @Override
    public String plan() {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return "{\"apis\":[]}";
    }

    @Override
    public String explain(String method, String target, String authority, boolean secure) {
      explained = method + " " + target + " at " + authority + " tls " + secure;
      return "{}";
    }

    @Override
    public String status() {
      return "{\"version\":\"1\"}";
    }

    @Override
    public ProcessLog log() {
      return log;
    }

    @Override
    public Runnable follow(LogFilter filter, Consumer<String> taker) {
      followed.add(filter.api() + "/" + filter.status() + "/" + filter.id());
      lines = taker;
      return () -> lines = null;
    }
  }

  @BeforeEach
  void open() throws IOException {
    server =
        AdminServer.open(
            new AdminSettings("127.0.0.1", 0, Optional.of(token(TOKEN, "rw-------"))),
            view,
            new Metrics());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Path token(String text, String mode) throws IOException {
    Path file = folder.resolve("token");
    Files.deleteIfExists(file);
    Files.createFile(file);
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  /** Sends a head and gives back all that comes until the server closes. */
  private String ask(AdminServer to, String request, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(request).append(" HTTP/1.1\r\n");
    boolean host = false;
    for (String header : headers) {
      head.append(header).append("\r\n");
      host |= header.startsWith("Host:");
    }
    head.append(host ? "" : "Host: localhost\r\n").append("Connection: close\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.address().getPort())) {
      socket.setSoTimeout(20_000);
      String body =
          request.startsWith("PUT") ? request.substring(request.lastIndexOf('=') + 1) : "";
      head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String ask(String request, String... headers) throws IOException {
    return ask(server, request, headers);
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void openPagesNeedNeitherTokenNorHost() throws IOException {
    assertThat(body(ask("GET /live", "Host: 10.1.2.3:9090"))).isEqualTo("{\"live\":true}");
    assertThat(body(ask("GET /ready", "Host: pod"))).isEqualTo("{\"ready\":true,\"problems\":[]}");
    assertThat(ask("GET /metrics", "Host: x"))
        .contains("content-type: text/plain")
        .contains("weir_exchanges_in_flight");
    assertThat(ask("GET /metrics", "Accept: application/openmetrics-text; version=1.0.0"))
        .contains("content-type: application/openmetrics-text");
  }

  @Test
  void readyTellsWhichApisAreMissingAndWhy() throws IOException {
    view.readiness =
        new AdminView.Readiness(
            false, List.of(new PlanSet.Unavailable("orders", "no upstream \"x\"")));
    String answer = ask("GET /ready");

    assertThat(status(answer)).isEqualTo(503);
    assertThat(body(answer))
        .isEqualTo(
            "{\"ready\":false,\"problems\":[{\"api\":\"orders\","
                + "\"reason\":\"no upstream \\\"x\\\"\"}]}");
  }

  @Test
  void anApiOnItsLastGoodPlanIsToldButTheGatewayIsReady() throws IOException {
    view.readiness =
        new AdminView.Readiness(true, List.of(new PlanSet.Unavailable("orders", "broken")));
    assertThat(status(ask("GET /ready"))).isEqualTo(200);
    assertThat(body(ask("GET /ready"))).contains("\"api\":\"orders\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plan", "/status", "/explain?call=GET%20/x", "/log-level"})
  void closedPagesNeedTheToken(String page) throws IOException {
    assertThat(status(ask("GET " + page, bearer(TOKEN)))).isEqualTo(200);
    assertThat(status(ask("GET " + page, "Authorization: bearer " + TOKEN))).isEqualTo(200);
    String[] wrong = {
      "X: y",
      bearer(""),
      bearer(TOKEN + "x"),
      bearer(TOKEN.substring(1)),
      "Authorization: Basic " + TOKEN,
      "Authorization: " + TOKEN
    };
    for (String header : wrong) {
      String answer = ask("GET " + page, header);
      assertThat(status(answer)).as(header).isEqualTo(401);
      assertThat(answer).contains("www-authenticate: Bearer").doesNotContain(TOKEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LocalHost:9090, 200",
    "127.0.0.1:1, 200",
    "[::1]:9090, 200",
    "evil.example, 403",
    "127.0.0.1.evil.example, 403",
    "localhost.evil.example, 403",
    "127.0.0.2, 403",
    "'', 403",
    "user@localhost, 403"
  })
  void closedPagesAreForThisHostOnly(String host, int status) throws IOException {
    assertThat(status(ask("GET /plan", "Host: " + host, bearer(TOKEN)))).isEqualTo(status);
  }

  @Test
  void onEveryAddressTheOneThatWasCalledIsAccepted() throws IOException {
    AdminSettings everywhere =
        new AdminSettings("0.0.0.0", 0, Optional.of(token(TOKEN, "r--------")));
    try (AdminServer open = AdminServer.open(everywhere, view, new Metrics())) {
      assertThat(status(ask(open, "GET /plan", "Host: 127.0.0.1", bearer(TOKEN)))).isEqualTo(200);
      assertThat(status(ask(open, "GET /plan", "Host: 192.0.2.1", bearer(TOKEN)))).isEqualTo(403);
    }
  }

  @Test
  void withoutATokenFileClosedPagesStayClosed() throws IOException {
    try (AdminServer open =
        AdminServer.open(
            new AdminSettings("127.0.0.1", 0, Optional.empty()), view, new Metrics())) {
      assertThat(status(ask(open, "GET /plan", bearer("")))).isEqualTo(403);
      assertThat(status(ask(open, "GET /live"))).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw----r--", "rwx------"})
  void aTokenFileThatOthersMayReadStopsTheStart(String mode) throws IOException {
    Path file = token(TOKEN, mode);
    assertThatThrownBy(
            () ->
                AdminServer.open(
                    new AdminSettings("127.0.0.1", 0, Optional.of(file)), view, new Metrics()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aShortTokenStopsTheStartAndIsNotShown() throws IOException {
    Path file = token("short", "rw-------");
    assertThatThrownBy(
            () ->
                AdminServer.open(
                    new AdminSettings("127.0.0.1", 0, Optional.of(file)), view, new Metrics()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("16 characters")
        .message()
        .doesNotContain("short");
  }

  @Test
  void aPortInUseStopsTheStart() {
    AdminSettings taken =
        new AdminSettings("127.0.0.1", server.address().getPort(), Optional.empty());
    assertThatThrownBy(() -> AdminServer.open(taken, view, new Metrics()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot open the admin port 127.0.0.1:");
  }

  @Test
  void explainPassesOnWhatWasAsked() throws IOException {
    String ask = "GET /explain?call=POST%20/pets%3Fa%3D1&host=a.example&tls=true";
    assertThat(status(ask(ask, bearer(TOKEN)))).isEqualTo(200);
    assertThat(view.explained).isEqualTo("POST /pets?a=1 at a.example tls true");
    for (String bad : new String[] {"", "?call=", "?call=GET", "?call=/x", "?call=GET%20x"}) {
      assertThat(status(ask("GET /explain" + bad, bearer(TOKEN)))).as(bad).isEqualTo(400);
    }
  }

  @Test
  void theLogLevelCanBeReadAndChanged() throws IOException {
    assertThat(body(ask("GET /log-level", bearer(TOKEN))))
        .isEqualTo("{\"level\":\"info\",\"changed\":[]}");
    assertThat(body(ask("PUT /log-level?=debug", bearer(TOKEN))))
        .startsWith("{\"level\":\"debug\",\"changed\":[{\"logger\":\"\",\"level\":\"debug\",");
    assertThat(view.log.level("")).isEqualTo("debug");
    assertThat(status(ask("PUT /log-level?=loud", bearer(TOKEN)))).isEqualTo(400);
    assertThat(status(ask("PUT /log-level?=info"))).isEqualTo(401);
    assertThat(view.log.level("")).isEqualTo("debug");
    assertThat(body(ask("DELETE /log-level", bearer(TOKEN))))
        .isEqualTo("{\"level\":\"info\",\"changed\":[]}");
  }

  @Test
  void oneLoggerCanBeChangedForATime() throws IOException {
    String answer =
        body(ask("PUT /log-level?logger=dev.weir.gateway.upstream&for=10m&=trace", bearer(TOKEN)));

    assertThat(answer)
        .startsWith("{\"level\":\"info\",\"changed\":[{\"logger\":\"dev.weir.gateway.upstream\",")
        .containsPattern("\"level\":\"trace\",\"until\":\"20\\d\\d-[^\"]+Z\"");
    for (String bad : new String[] {"for=0s", "for=25h", "for=soon", "logger=a%20b"}) {
      assertThat(status(ask("PUT /log-level?" + bad + "&=debug", bearer(TOKEN)))).isEqualTo(400);
    }
  }

  @Test
  void callsAreFollowedUntilTheFollowerLeaves() throws IOException {
    try (Socket socket = follow("/logs?api=pets&status=5xx&id=7f")) {
      BufferedReader answer = reader(socket);
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
      Await.until("it to begin", () -> view.lines != null);
      assertThat(view.followed).containsExactly("pets/5xx/7f");
      requireNonNull(view.lines).accept("{\"id\":\"7f\"}");
      requireNonNull(view.lines).accept("{\"id\":\"80\"}");
      String line = "";
      while (!line.contains("{\"id\":\"80\"}")) {
        line = requireNonNull(answer.readLine(), "it ended");
      }
    }
    Await.until("it to end", () -> view.lines == null);
  }

  @Test
  void linesOfTheGatewayThatNameAnIdAreFollowed() throws IOException {
    try (Socket socket = follow("/logs?kind=gateway&id=7f3a")) {
      BufferedReader answer = reader(socket);
      Await.until("it to begin", () -> view.log.lines != null);
      requireNonNull(view.log.lines).accept("{\"message\":\"another\"}");
      requireNonNull(view.log.lines).accept("{\"message\":\"7f3a failed\"}");
      String line = "";
      while (!line.contains("message")) {
        line = requireNonNull(answer.readLine(), "it ended");
      }
      assertThat(line).contains("7f3a failed");
    }
    Await.until("it to end", () -> view.log.lines == null);
  }

  @Test
  void aFollowerThatDoesNotReadMissesLinesAndIsToldHowMany() throws IOException {
    try (Socket socket = follow("/logs")) {
      Await.until("it to begin", () -> view.lines != null);
      String line = "{\"path\":\"" + "x".repeat(1000) + "\"}";
      for (int i = 0; i < 50_000; i++) {
        requireNonNull(view.lines).accept(line);
      }
      BufferedReader answer = reader(socket);
      String read = "";
      while (!read.contains("dropped")) {
        read = requireNonNull(answer.readLine(), "it ended");
      }
      assertThat(read).containsPattern("\\{\"dropped\":[0-9]+}");
    }
  }

  @Test
  void logsNeedTheTokenAndAStatusThatIsOne() throws IOException {
    assertThat(status(ask("GET /logs"))).isEqualTo(401);
    assertThat(status(ask("GET /logs?status=6xx", bearer(TOKEN)))).isEqualTo(400);
    assertThat(status(ask("POST /logs", bearer(TOKEN)))).isEqualTo(405);
    assertThat(view.followed).isEmpty();
  }

  @Test
  void onlySoManyFollowAtOnce() throws IOException {
    List<Socket> followers = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        followers.add(follow("/logs"));
        assertThat(reader(followers.get(i)).readLine()).startsWith("HTTP/1.1 200");
      }
      assertThat(status(ask("GET /logs", bearer(TOKEN)))).isEqualTo(503);
      followers.remove(0).close();
      Await.until(
          "a place to be free",
          () -> {
            try (Socket one = follow("/logs")) {
              return reader(one).readLine().startsWith("HTTP/1.1 200");
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
    } finally {
      for (Socket follower : followers) {
        follower.close();
      }
    }
  }

  private Socket follow(String page) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    socket.setSoTimeout(20_000);
    String head = "GET " + page + " HTTP/1.1\r\nHost: localhost\r\n" + bearer(TOKEN) + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void otherMethodsAndPagesAreRefused() throws IOException {
    assertThat(ask("POST /ready")).startsWith("HTTP/1.1 405").contains("allow: GET, HEAD\r\n");
    assertThat(ask("POST /log-level", bearer(TOKEN)))
        .startsWith("HTTP/1.1 405")
        .contains("allow: GET, HEAD, PUT, DELETE\r\n");
    assertThat(status(ask("PUT /plan?=x", bearer(TOKEN)))).isEqualTo(405);
    for (String page : new String[] {"/", "/ready/", "/plan/x", "/../plan", "/metrics%2f", "*"}) {
      assertThat(status(ask("GET " + page, bearer(TOKEN)))).as(page).isEqualTo(404);
    }
  }

  @Test
  void headGivesTheLengthWithoutTheBody() throws IOException {
    String answer = ask("HEAD /live");
    assertThat(status(answer)).isEqualTo(200);
    assertThat(answer).contains("content-length: 13");
    assertThat(body(answer)).isEmpty();
  }

  @Test
  void pagesAreNeverCachedNorGuessed() throws IOException {
    assertThat(ask("GET /live"))
        .contains("cache-control: no-store")
        .contains("x-content-type-options: nosniff");
  }

  @Test
  void aPageThatFailsIsA500WithoutDetails() throws IOException {
    view.broken = true;
    String answer = ask("GET /plan", bearer(TOKEN));
    assertThat(status(answer)).isEqualTo(500);
    assertThat(answer).doesNotContain("broken");
  }

  @Test
  void aMalformedRequestIsRefused() throws IOException {
    assertThat(status(ask("GET /live HTTP/1.1\r\n: x"))).isEqualTo(400);
    assertThat(status(ask("PUT /log-level?=" + "x".repeat(2000), bearer(TOKEN)))).isEqualTo(413);
  }
}
