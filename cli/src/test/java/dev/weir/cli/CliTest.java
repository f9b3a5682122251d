package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Typed.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @TempDir Path here;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpListsEveryCommandByGroup(String argument) {
    Outcome help = Typed.in(here).weir(argument);

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("weir: an API gateway.").contains("\nOther\n");
    assertThat(help.out().lines().map(line -> line.strip().split(" ")[0])).containsAll(Cli.names());
  }

  @Test
  void nothingTypedShowsTheHelp() {
    assertThat(Typed.in(here).weir().out()).isEqualTo(Typed.in(here).weir("--help").out());
  }

  @Test
  void helpFitsAnOrdinaryTerminal() {
    assertThat(Typed.in(here).weir("--help").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void misspeltCommandIsMisuseAndNamesTheNearest() {
    Outcome outcome = Typed.in(here).weir("verison");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo("weir: there is no command verison\n  did you mean version?\n");
  }

  @Test
  void unknownOptionIsMisuse() {
    Outcome outcome = Typed.in(here).weir("version", "--loud");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("'--loud'").contains("weir version --help shows");
  }

  @Test
  void misspeltOptionNamesTheNearest() {
    Outcome outcome = Typed.in(here).weir("check", "--fromat=json");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("'--fromat").contains("did you mean --format?");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    Outcome outcome = Typed.in(here).weir(command, "--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("weir " + command + ": ")
        .contains("Usage: weir " + command);
    assertThat(Typed.in(here).weir("help", command).out()).isEqualTo(outcome.out());
  }

  static List<String> commands() {
    return Cli.names();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyTopicHasAText(String topic) {
    Outcome outcome = Typed.in(here).weir("help", topic);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).hasLineCount(outcome.out().split("\n").length);
    assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
  }

  static List<String> topics() {
    return HelpTopics.NAMES;
  }

  @Test
  void everyProblemIsExplained() {
    assertThat(ProblemHelp.codes()).contains("same-route", "open", "wso2-refused");
    assertThat(ProblemHelp.codes()).doesNotContainAnyElementsOf(Cli.names());
    assertThat(ProblemHelp.codes()).doesNotContainAnyElementsOf(HelpTopics.NAMES);

    Outcome outcome = Typed.in(here).weir("help", "same-route");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("same-route\n\nTwo operations have the same method")
        .contains("Why (docs/adr/0006-templates-that-are-equal.md)")
        .doesNotContain("same-path", "](");
  }

  @Test
  void unknownTopicIsMisuse() {
    Outcome outcome = Typed.in(here).weir("help", "exit-code");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("did you mean exit-codes?");
  }

  @Test
  void colourAppearsOnATerminalOnly() {
    assertThat(Typed.in(here).weir("--help").out()).doesNotContain("\u001b");
    assertThat(Typed.in(here).atTerminal().weir("--help").out()).contains("\u001b[1m");
    assertThat(Typed.in(here).atTerminal().with("NO_COLOR", "1").weir("--help").out())
        .doesNotContain("\u001b");
    assertThat(Typed.in(here).atTerminal().with("TERM", "dumb").weir("--help").out())
        .doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V"})
  void versionNamesWeirAndTheJavaItRunsOn(String argument) {
    Outcome outcome = Typed.in(here).weir(argument);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("weir ")
        .contains("java " + Runtime.version())
        .contains("os " + System.getProperty("os.name"));
  }
}
