package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestUpstream;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong behind the gateway, callers and the log are told as the page says. */
@Feature(ParityRow.REST)
class FaultTableTest {
  private static final Path PAGE = Path.of("../docs/reference/backend-faults.md");
  private static final Duration SILENCE = Duration.ofSeconds(2);

  @SystemTest(over = {HTTP_1, HTTP_2})
  void everyFaultIsToldAsThePageSays(GatewayFixture gateway, FakeUpstream sound)
      throws InterruptedException {
    List<FaultCase> cases = cases();
    cases.forEach(one -> gateway.with(one.proxy));
    Path log = serve(gateway, cases, sound);
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    ExecutorService callers = Executors.newFixedThreadPool(32);
    cases.forEach(one -> callers.execute(() -> call(gateway, one, wrong)));
    callers.shutdown();
    assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    Await.until(
        () -> "the log to tell everything, and not " + wrong,
        () -> faulty(log).size() == cases.size(),
        Await.PATIENCE);
    List<String> lines = faulty(log);
    cases.forEach(one -> compare(one, lines, wrong));
    assertThat(wrong).isEmpty();
  }

  private static List<FaultCase> cases() {
    List<FaultCase> cases = new ArrayList<>();
    for (FaultRow row : FaultRows.all()) {
      for (int upload : row.uploads()) {
        for (int answer : row.answers()) {
          if (row.http1() != null) {
            cases.add(new FaultCase(row, upload, answer, false, cases.size()));
          }
          if (row.http2() != null) {
            cases.add(new FaultCase(row, upload, answer, true, cases.size()));
          }
        }
      }
    }
    return cases;
  }

  private static Path serve(GatewayFixture gateway, List<FaultCase> cases, FakeUpstream sound) {
    TestApi api = TestApi.named("faults").route("GET /sound").to(sound);
    for (FaultCase one : cases) {
      String name = one.path.substring(1);
      api.route("* " + one.path, route -> route.upstream(name))
          .upstream(name, upstream -> upstream(upstream, one));
    }
    try {
      Path log = Files.createTempFile(TempFolder.PATH, "faults", ".log");
      gateway
          .settings(
              s ->
                  s.withAccessLog(
                      new AccessLogSettings(
                          log.toString(), AccessLogSettings.Format.JSON, List.of(), 100)))
          .serves(api);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestUpstream upstream(TestUpstream upstream, FaultCase one) {
    upstream.endpoint(one.proxy.url("http"), 1).speaks(one.http2 ? "h2c" : "http/1.1");
    return one.row.silent()
        ? upstream.connectWithin(SILENCE).answerWithin(SILENCE).silentAtMost(SILENCE)
        : upstream;
  }

  private static void call(
      GatewayFixture gateway, FaultCase one, ConcurrentLinkedQueue<String> wrong) {
    try {
      ClientConnection connection = gateway.connect();
      Seen seen = one.call(connection);
      Seen expected = one.expected();
      String fault = expected.brokenOff() ? "" : expected.fault();
      if (!seen.equals(new Seen(expected.status(), fault, expected.brokenOff()))) {
        wrong.add(one + ": the caller should see " + expected + " but saw " + seen);
      }
      if (gateway.spoken() == HTTP_2 && connection.get("/sound").send().status() != 200) {
        wrong.add(one + ": the next call on the connection failed");
      }
    } catch (RuntimeException | AssertionError e) {
      wrong.add(one + ": " + e);
    }
  }

  private static void compare(
      FaultCase one, List<String> lines, ConcurrentLinkedQueue<String> wrong) {
    String line =
        lines.stream()
            .filter(l -> l.contains("\"" + one.path + "\""))
            .findFirst()
            .orElse("no line");
    Seen expected = one.expected();
    String fault = "\"fault\":\"" + expected.fault() + "\"";
    boolean right =
        line.contains("\"status\":" + expected.status())
            && (expected.fault().isEmpty() ? !line.contains("\"fault\"") : line.contains(fault));
    if (!right) {
      wrong.add(one + ": the log should say " + expected.log() + " but says " + line);
    }
  }

  private static List<String> faulty(Path log) {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("\"path\":\"/case-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePageSaysWhatIsTested() throws IOException {
    String page = FaultPage.text(FaultRows.all());
    if (System.getProperty("weir.golden", "").equals("write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).as("made anew with -Dweir.golden=write").isEqualTo(page);
  }
}
