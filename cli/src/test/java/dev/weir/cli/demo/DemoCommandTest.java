package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Fetch;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.cli.Typed.Running;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path here;

  @BeforeEach
  void installed() {
    System.setProperty("weir.home", Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void uninstalled() {
    System.clearProperty("weir.home");
  }

  @Test
  void everyCallThatItSuggestsIsAnsweredAsItSays() throws Exception {
    try (Running weir = Typed.in(here).start("demo", "--port", "0")) {
      weir.awaitErr("not canonical");
      List<String> urls =
          Pattern.compile("http://localhost:\\d+/\\S*")
              .matcher(weir.err().substring(weir.err().indexOf("Try, in another terminal")))
              .results()
              .map(MatchResult::group)
              .toList();

      assertThat(urls).hasSize(5);
      assertThat(Fetch.get(urls.get(0)).body()).contains("Minka").contains("Rex");
      assertThat(Fetch.get(urls.get(1)).body()).contains("Minka");
      HttpRequest.Builder post =
          HttpRequest.newBuilder(URI.create(urls.get(2)))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Mimi\",\"kind\":\"cat\"}"));
      assertThat(Fetch.send(post).statusCode()).isEqualTo(201);
      HttpRequest.Builder patch =
          HttpRequest.newBuilder(URI.create(urls.get(3)))
              .method("PATCH", HttpRequest.BodyPublishers.noBody());
      assertThat(Fetch.send(patch).statusCode()).isEqualTo(405);
      assertThat(Fetch.get(urls.get(4)).statusCode()).isEqualTo(400);
      assertThat(weir.out()).isEmpty();
      assertThat(weir.stop()).isEqualTo(ExitCode.CLEAN);
    }
  }

  @Test
  void withoutItsExampleItSaysSo() {
    System.setProperty("weir.home", here.toString());

    Outcome outcome = Typed.in(here).weir("demo", "--port", "0");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("the petstore example is not there");
  }
}
