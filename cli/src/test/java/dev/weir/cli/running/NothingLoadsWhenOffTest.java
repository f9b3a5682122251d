package dev.weir.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Fetch;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exports traces and events costs a gateway nothing that does neither. */
class NothingLoadsWhenOffTest {
  private static final Pattern CALLERS = Pattern.compile("callers use +(\\S+)\n");

  @TempDir Path here;

  @Test
  void noClassOfTheLibraryIsLoadedByAGatewayThatServes() throws Exception {
    Sample.orders(here);
    assertThat(Typed.in(here).weir("build", "orders").exitCode()).isZero();
    Path loaded = here.resolve("loaded.txt");
    Path err = here.resolve("err.txt");
    Process weir =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load=info:file=" + loaded,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.weir.cli.Main",
                    "run",
                    "orders.weir",
                    "--port",
                    "0",
                    "--admin-port",
                    "0"))
            .directory(here.toFile())
            .redirectOutput(here.resolve("out.txt").toFile())
            .redirectError(err.toFile())
            .start();
    try {
      long begin = System.nanoTime();
      Matcher url = CALLERS.matcher(Files.readString(err));
      while (!url.find()) {
        assertThat(weir.isAlive()).as(Files.readString(err)).isTrue();
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(60));
        Thread.onSpinWait();
        url = CALLERS.matcher(Files.readString(err));
      }
      assertThat(Fetch.get(url.group(1) + "ping").body()).isEqualTo("pong");
      weir.destroy();
      assertThat(weir.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      weir.destroyForcibly();
    }
    assertThat(Files.readString(loaded))
        .contains("dev.weir.gateway.Observation")
        .doesNotContain("io.opentelemetry", "dev.weir.gateway.export.");
  }
}
