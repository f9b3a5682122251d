package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AccessLogSettings.Format;
import dev.weir.gateway.settings.LogField;
import dev.weir.gateway.settings.LogPattern;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** One line per exchange, after its last byte. */
@Tag("smoke")
@Feature(ParityRow.REST)
class AccessLogTest {
  private static Path serve(GatewayFixture gateway, FakeUpstream backend, Format format) {
    try {
      Path file = Files.createTempFile(TempFolder.PATH, "access", ".log");
      gateway
          .settings(
              s ->
                  s.withAccessLog(
                      new AccessLogSettings(file.toString(), format, List.of("x-tenant"), 100)))
          .serves(
              TestApi.named("pets").route("GET /pets/{id}").route("POST /pets/{id}").to(backend));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String onlyLine(Path file) {
    Await.until("a line in the log", () -> lines(file).size() == 1);
    return lines(file).get(0);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void asText(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(201, request.text() + "4"));
    Path file = serve(gateway, backend, Format.TEXT);

    gateway
        .ask("POST", "/pets/7?token=secret")
        .header("User-Agent", "test")
        .header("X-Tenant", "acme")
        .body("123")
        .send();

    assertThat(onlyLine(file))
        .startsWith("127.0.0.1 - - [")
        .contains("\"POST /pets/7 HTTP/" + (gateway.spoken() == HTTP_2 ? "2" : "1.1") + "\" 201 4")
        .contains("\"test\" id=\"")
        .contains("api=\"pets\" version=\"1.0\" operation=\"POST /pets/{id}\"")
        .contains("endpoint=\"127.0.0.1:" + backend.port() + "\"")
        .contains(" in=3 ms=")
        .contains(" upstream_ms=")
        .contains("x-tenant=\"acme\"")
        .doesNotContain("secret")
        .doesNotContain("fault=");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void asJson(GatewayFixture gateway, FakeUpstream backend) {
    backend.refuse();
    Path file = serve(gateway, backend, Format.JSON);

    gateway.get("/pets/7").header("X-Tenant", "a\"b").send();

    assertThat(onlyLine(file))
        .startsWith("{\"time\":\"")
        .endsWith("}")
        .contains("\"method\":\"GET\",\"path\":\"/pets/7\"")
        .contains("\"status\":502", "\"fault\":\"upstream-refused\"", "\"party\":\"upstream\"")
        .contains("\"api\":\"pets\"", "\"route\":\"GET /pets/{id}\"")
        .contains("\"headers\":{\"x-tenant\":\"a\\\"b\"}");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoWentAwayIs499(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    Path file = serve(gateway, backend, Format.JSON);
    OpenCall call = gateway.get("/pets/7").open();
    backend.next();

    call.abort();

    assertThat(onlyLine(file)).contains("\"status\":499", "\"fault\":\"client-aborted\"");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallThatMatchesNothingIsLoggedToo(GatewayFixture gateway, FakeUpstream backend) {
    Path file = serve(gateway, backend, Format.JSON);

    gateway.get("/nowhere").send();

    assertThat(onlyLine(file))
        .contains("\"path\":\"/nowhere\"", "\"status\":404", "\"fault\":\"not-found\"")
        .doesNotContain("\"api\"");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void asAPatternSays(GatewayFixture gateway, FakeUpstream backend) throws IOException {
    Path file = Files.createTempFile(TempFolder.PATH, "access", ".log");
    LogPattern pattern =
        new LogPattern(
            List.of(
                new LogPattern.Value(LogField.STATUS, "", ""),
                new LogPattern.Text(" by "),
                new LogPattern.Value(LogField.ENDPOINT, "", ""),
                new LogPattern.Text(" for "),
                new LogPattern.Value(LogField.HEADER, "x-tenant", "nobody")));
    gateway
        .settings(
            s ->
                s.withAccessLog(
                    new AccessLogSettings(
                        file.toString(), Format.PATTERN, Optional.of(pattern), List.of(), 100)))
        .serves(TestApi.named("pets").route("GET /pets/{id}").to(backend));

    gateway.get("/pets/7?token=secret").header("X-Tenant", "a\u00e4\"").send();

    assertThat(onlyLine(file))
        .startsWith("200 by " + backend.url().substring("http://".length()) + " for a")
        .endsWith("\\\"");
  }

  @SystemTest
  void goesOnInANewFileWhenTheOldOneWasMoved(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    Path file = serve(gateway, backend, Format.JSON);
    gateway.get("/pets/1").send();
    onlyLine(file);
    Path old = file.resolveSibling(file.getFileName() + ".1");
    Files.move(file, old);

    Await.until(
        "a line in the new file",
        () -> {
          gateway.get("/pets/2").send();
          return Files.exists(file) && !lines(file).isEmpty();
        });

    assertThat(lines(old).get(0)).contains("\"path\":\"/pets/1\"");
    assertThat(lines(file)).allMatch(line -> line.contains("\"path\":\"/pets/2\""));
  }
}
