package dev.weir.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.ProcessLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Logger log = LoggerFactory.getLogger("dev.weir.gateway.reload.Reload");

  @AfterEach
  void quiet() {
    Logs.start("off", Logs.Format.TEXT, new ByteArrayOutputStream());
  }

  @Test
  void textLineHasTimeLevelAndPlace() {
    Logs.start("info", Logs.Format.TEXT, out);

    log.info("bound {} APIs", 3);
    log.debug("not seen");

    assertThat(written())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Reload: bound 3 APIs\n");
  }

  @Test
  void whatCallersSendCannotForgeALine() {
    Logs.start("info", Logs.Format.TEXT, out);

    log.warn("host {}", "a\n2026-01-01T00:00:00.000Z INFO  Reload: forged\u001b[2J");

    assertThat(written()).hasLineCount(1).contains("a\\n2026").doesNotContain("\u001b");
  }

  @Test
  void jsonLineIsOneObject() {
    Logs.start("debug", Logs.Format.JSON, out);

    log.error("cannot \"bind\"", new IllegalStateException("no port"));

    assertThat(written())
        .hasLineCount(1)
        .startsWith("{\"time\":\"")
        .contains("\"level\":\"error\",\"logger\":\"dev.weir.gateway.reload.Reload\"")
        .contains("\"message\":\"cannot \\\"bind\\\"\"")
        .contains("\"error\":\"java.lang.IllegalStateException: no port");
  }

  @Test
  @Timeout(20)
  void logThatNobodyReadsNeverMakesACallerWait() {
    CountDownLatch readAgain = new CountDownLatch(1);
    Logs.start(
        "info",
        Logs.Format.TEXT,
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) throws IOException {
            try {
              readAgain.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            super.write(bytes);
          }
        });

    for (int i = 0; i < 20_000; i++) {
      log.warn("line {}", i);
    }

    readAgain.countDown(); // only reached when none of the calls above waited
  }

  @Test
  void levelsOfLoggersCanBeChangedAndGoBack() {
    Logs.start("warn", Logs.Format.TEXT, out);
    ProcessLog running = Logs.running();

    assertThat(running.level("")).isEqualTo("warn");
    assertThat(running.level("dev.weir.gateway.reload", "debug")).isTrue();
    assertThat(running.level("", "loud")).isFalse();
    log.debug("seen");
    running.reset("dev.weir.gateway.reload");
    log.info("not seen");
    assertThat(running.level("", "info")).isTrue();
    log.info("seen too");
    running.reset("");
    log.info("not seen");

    assertThat(running.level("dev.weir.gateway.reload")).isEqualTo("warn");
    assertThat(written()).hasLineCount(2).contains("seen\n", "seen too\n");
  }

  @Test
  void linesAreFollowedAsJsonUntilTheEnd() {
    Logs.start("info", Logs.Format.TEXT, out);
    List<String> lines = new ArrayList<>();
    Runnable end = Logs.running().follow(lines::add);
    log.warn("host {}", "a\nb");
    end.run();
    log.warn("later");

    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("{\"time\":\"")
        .contains("\"message\":\"host a\\nb\"")
        .endsWith("}");
  }

  private String written() {
    Logs.stop();
    return out.toString(UTF_8);
  }
}
