package dev.weir.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature(ParityRow.CLI)
class CheckCommandTest {
  @TempDir Path here;

  @Test
  void cleanProjectSaysSo() {
    Sample.orders(here);

    Outcome outcome = Typed.in(here).weir("check", "orders");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("no problems");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void problemHasPlaceSourceLineAndRemedy() {
    Sample.broken(here);

    Outcome outcome = Typed.in(here).weir("check", "broken");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out())
        .contains("broken/weir.yaml:8:25: error: ")
        .contains("8 |     timeouts: {connect: 1 min}\n")
        .contains("\"1 min\" is not a duration")
        .contains("= for example 5s")
        .contains("1 error");
  }

  @Test
  void folderOfProjectsIsCheckedWhole() {
    Sample.orders(here.resolve("apis"));
    Sample.broken(here.resolve("apis"));
    Sample.broken(here.resolve("apis/more"));

    Outcome outcome = Typed.in(here).weir("check", "apis");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out()).contains("apis/broken/weir.yaml:8:25").doesNotContain("more/");
  }

  @Test
  void folderOneIsInIsCheckedWhenNothingIsNamed() {
    Sample broken = Sample.broken(here);

    assertThat(Typed.in(broken.folder()).weir("check").out()).startsWith("weir.yaml:8:25: error");
  }

  @Test
  void definitionAloneIsAProject() {
    Sample.orders(here);

    Outcome outcome = Typed.in(here).weir("check", "orders/openapi.yaml");

    assertThat(outcome.out()).contains("orders/openapi.yaml").contains("warning");
    assertThat(outcome.exitCode()).isZero();
    assertThat(Typed.in(here).weir("check", "--strict", "orders/openapi.yaml").exitCode())
        .isEqualTo(ExitCode.PROBLEMS);
  }

  @ParameterizedTest
  @CsvSource({
    "json, '\"broken/weir.yaml\"'",
    "junit, <testsuite",
    "sarif, 'sarif-2.1.0'",
    "gitlab, '\"fingerprint\"'",
    "markdown, '|'"
  })
  void writesTheFormatsOfBuildServers(String format, String sign) {
    Sample.broken(here);

    Outcome outcome = Typed.in(here).weir("check", "broken", "--format", format);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out()).contains(sign);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void unknownFormatIsMisuse() {
    Outcome outcome = Typed.in(here).weir("check", "--format", "xml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("there is no format xml");
  }

  @Test
  void absentProjectIsMisuse() {
    Outcome outcome = Typed.in(here).weir("check", "nothing");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("there is no file or folder nothing");
  }

  @Test
  void problemOfAParamsFileIsPlacedInIt() throws Exception {
    Sample.orders(here)
        .with(
            "../pizza/api.yaml",
            """
            type: api
            data:
              name: Pizza
              context: /pizza
              version: 1.0.0
              type: HTTP
              endpointConfig: {endpoint_type: http, production_endpoints: {url: 'http://a'}}
            """)
        .with(
            "../pizza/Definitions/swagger.yaml",
            """
            openapi: 3.0.3
            info: {title: Pizza, version: 1.0.0}
            paths: {/menu: {get: {responses: {'200': {description: ok}}}}}
            """)
        .with("../params.yaml", "environments: [{name: dev, configs: {endpiont: {}}}]\n");

    Outcome outcome = Typed.in(here).weir("check", "pizza", "--params", "params.yaml");

    assertThat(outcome.out()).containsPattern("(?m)^params.yaml:1:38: ");
  }

  @Test
  void bundleIsNoProject() {
    Sample.orders(here);
    Typed.in(here).weir("build", "orders");

    Outcome outcome = Typed.in(here).weir("check", "orders.weir");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("orders.weir is a bundle").contains("weir inspect");
  }

  @Test
  void watchChecksAgainAfterEachSave() throws Exception {
    Sample project = Sample.broken(here);
    try (Typed.Running check = Typed.in(here).start("check", "--watch", "broken")) {
      check.awaitErr("watching");

      project.with(
          "weir.yaml", "weir: 1\nname: broken\ndefinition: openapi.yaml\nsecurity: open\n");
      check.awaitErr("checked again");
      check.awaitOut("(?m)^1 warning$");

      assertThat(check.stop()).isEqualTo(ExitCode.PROBLEMS);
    }
  }
}
