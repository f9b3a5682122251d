package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Typed.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read when a file is not what a command expects. */
class ReasonTest {
  @TempDir Path here;

  @ParameterizedTest
  @CsvSource({
    "inspect, folder, it is a folder",
    "image, folder, it is a folder",
    "inspect, nowhere.weir, it is not there",
    "image, nowhere.weir, it is not there"
  })
  void fileThatCannotBeReadIsMisuseInPlainWords(String command, String file, String reason)
      throws Exception {
    Files.createDirectory(here.resolve("folder"));

    Outcome outcome = Typed.in(here).weir(command, file);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("cannot read " + file, reason).doesNotContain("Exception");
  }

  @Test
  void placeThatCannotBeWrittenIsAProblemInPlainWords() throws Exception {
    Sample.orders(here);
    Files.createDirectories(here.resolve("x.weir/inside"));

    Outcome outcome = Typed.in(here).weir("build", "orders", "-o", "x.weir");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("cannot write").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "run, --port",
    "run, --admin-port",
    "run, --https-port",
    "demo, --port",
    "doctor, --port"
  })
  void portOutOfRangeIsMisuse(String command, String option) {
    Outcome outcome = Typed.in(here).weir(command, option, "99999");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err())
        .isEqualTo(
            "weir: "
                + option
                + " 99999 is no port\n  choose one from 1 to 65535; 0 is any free one\n");
  }

  @Test
  void paramsThatAreNotThereAreMisuse() {
    Sample.orders(here);

    Outcome outcome = Typed.in(here).weir("check", "orders", "--params", "nowhere");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("there is no file or folder nowhere");
  }
}
