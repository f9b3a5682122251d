package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Typed.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
  @TempDir Path here;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void knowsEveryCommand(String shell) {
    Outcome outcome = Typed.in(here).weir("completion", shell);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains(Cli.names());
  }

  @Test
  void bashOffersCommandsThatBeginAsTyped() throws IOException, InterruptedException {
    Path script = here.resolve("weir.bash");
    Files.writeString(script, Typed.in(here).weir("completion", "bash").out());

    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source "
                    + script
                    + "; COMP_WORDS=(weir vers); COMP_CWORD=1; _complete_weir; echo ${COMPREPLY[@]}")
            .redirectErrorStream(true)
            .start();
    String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(bash.waitFor()).isZero();
    assertThat(offered.strip()).isEqualTo("version");
  }

  @Test
  void unknownShellIsMisuse() {
    Outcome outcome = Typed.in(here).weir("completion", "cmd");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("bash, zsh and fish");
  }
}
