package dev.weir.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Backend;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Fetch;
import dev.weir.cli.Forked;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(ParityRow.CLI)
class RunProcessTest {
  private static final String CALLERS = "callers use +(\\S+?)[\"\n]";
  private static final String ADMIN = "admin +(\\S+)/ready";

  @TempDir Path here;

  @BeforeEach
  void bundle() {
    Sample.orders(here);
    Typed.in(here).weir("build", "orders", "-o", "orders.weir");
  }

  private Forked run(String... lines) throws Exception {
    Files.writeString(
        here.resolve("gateway.yaml"),
        "weir: 1\nadmin: {port: 0}\nlisteners: {http: {address: 127.0.0.1, port: 0}}\n"
            + String.join("\n", lines));
    return Forked.weir(here, "run", "orders.weir", "--config", "gateway.yaml");
  }

  @Test
  void signalMakesItUnreadyThenItDrainsThenItEndsWithZero() throws Exception {
    try (Backend backend = Backend.start()) {
      Files.writeString(
          here.resolve("slow.yaml"),
          """
          openapi: 3.0.3
          info: {title: Slow, version: '1'}
          servers: [{url: '%s'}]
          paths: {/slow: {get: {responses: {'200': {description: at last}}}}}
          """
              .formatted(backend.url()));
      Files.writeString(
          here.resolve("gateway.yaml"),
          """
          weir: 1
          admin: {port: 0}
          listeners: {http: {address: 127.0.0.1, port: 0}}
          shutdown: {not-ready-for: 2s, drain: 30s}
          """);
      try (Forked weir = Forked.weir(here, "run", "slow.yaml", "--config", "gateway.yaml")) {
        String url = weir.awaitErr(CALLERS);
        String admin = weir.awaitErr(ADMIN);
        assertThat(Fetch.get(admin + "/ready").statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> call =
            CompletableFuture.supplyAsync(() -> slow(url));
        backend.awaitSlowCall();

        weir.terminate();

        Fetch.until(admin + "/ready", answer -> answer.statusCode() == 503);
        // Those who have not noticed yet are still served.
        assertThat(Fetch.get(url + "nothing").statusCode()).isEqualTo(404);
        backend.release();
        assertThat(call.get().body()).isEqualTo("backend /slow");
        assertThat(weir.end()).isEqualTo(ExitCode.CLEAN);
        assertThat(weir.out()).contains("/slow");
      }
    }
  }

  private static HttpResponse<String> slow(String url) {
    try {
      return Fetch.get(url + "slow");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void accessLogHasStandardOutputForItself() throws Exception {
    try (Forked weir = run()) {
      String url = weir.awaitErr(CALLERS);
      Fetch.get(url + "ping");
      weir.terminate();

      assertThat(weir.end()).isZero();
      assertThat(weir.out().lines()).singleElement().asString().contains("/shop/ping");
    }
  }

  @Test
  void logForProgramsHoldsNothingButObjects() throws Exception {
    try (Forked weir = run("logs: {format: json, access: {format: json}}")) {
      String url = weir.awaitErr(CALLERS);
      Fetch.get(url + "ping");
      weir.terminate();

      assertThat(weir.end()).isZero();
      assertThat(weir.err().lines()).allMatch(line -> line.startsWith("{\"time\":"));
      assertThat(weir.out().lines()).singleElement().asString().startsWith("{");
    }
  }

  @Test
  void levelOfTheLogIsReadAndCanBeChanged() throws Exception {
    Path token = Files.writeString(here.resolve("token"), "a-token-of-the-operator");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        here.resolve("gateway.yaml"),
        """
        weir: 1
        admin: {port: 0, token-file: token}
        listeners: {http: {address: 127.0.0.1, port: 0}}
        logs: {level: warn}
        """);
    Path bundle = Files.createDirectory(here.resolve("apis")).resolve("orders.weir");
    Files.copy(here.resolve("orders.weir"), bundle);
    try (Forked weir = Forked.weir(here, "run", "apis", "--config", "gateway.yaml")) {
      String admin = weir.awaitErr(ADMIN);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(admin + "/log-level"))
              .header("Authorization", "Bearer a-token-of-the-operator");

      assertThat(Fetch.send(request).body()).contains("warn");
      assertThat(Fetch.send(request.PUT(HttpRequest.BodyPublishers.ofString("info"))).body())
          .contains("info");
      assertThat(weir.err()).doesNotContain("INFO");
      Files.setLastModifiedTime(bundle, FileTime.fromMillis(0));
      weir.awaitErr("INFO  DiskSource: files have changed");
      assertThat(Fetch.send(request.PUT(HttpRequest.BodyPublishers.ofString("loud"))).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void whatComesOfAChangeIsTold() throws Exception {
    Files.writeString(
        here.resolve("gateway.yaml"),
        "weir: 1\nadmin: {port: 0}\nlisteners: {http: {address: 127.0.0.1, port: 0}}\n");
    Path definition = here.resolve("orders/openapi.yaml");
    String good = Files.readString(definition);
    try (Forked weir = Forked.weir(here, "run", "orders", "--watch", "--config", "gateway.yaml")) {
      weir.awaitErr(ADMIN);
      Files.writeString(definition, "openapi: [");
      weir.awaitErr("ERROR DiskSource: orders 1.4.0 stays as it was: orders/openapi.yaml:1:");
      Files.writeString(definition, good + "# mended\n");
      weir.awaitErr(
          "stays as it was(?s:.*)INFO  DiskSource: serving orders 1.4.0\n(?s:.*)serving orders 1.4.0\n");
    }
  }
}
